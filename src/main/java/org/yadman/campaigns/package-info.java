/// The campaign folder: the whole public record as plain files, read and written. Invariant: all of an import or
/// none of it, and what is exported, imported and exported again is the same byte for byte.
@ApplicationModule(allowedDependencies = {"approvals", "audit", "platform", "pure"})
@NullMarked
package org.yadman.campaigns;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
