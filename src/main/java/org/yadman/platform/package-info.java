/// What every room may use, and which knows no room. Its parts may name only parts that stand above them:
/// `config`, `text`, `db`, `vault`, `files`, `collect`, `jobs`, `mail`, `dns`, `web`, `pdf`.
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"pure"})
@NullMarked
package org.yadman.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
