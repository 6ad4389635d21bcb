/// People who sign in: passphrase, TOTP, enrolled browsers, sessions, roles. Invariants: no secret is kept that could
/// be
/// read, nobody is asked who they are, and what somebody may do is looked up anew at each request.
@ApplicationModule(allowedDependencies = {"approvals", "audit", "platform", "pure"})
@NullMarked
package org.yadman.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
