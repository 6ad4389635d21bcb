/// The memorial: lists of names as somebody published them, and every line of them. Invariant: nothing is
/// ever merged away. An entry that was brought in once stays; a newer edition of its list changes what
/// stands in it, keeps what stood before, and marks what is no longer listed. A list has no total of our
/// own, and no list comes first.
@ApplicationModule(allowedDependencies = {"accounts", "audit", "groups", "platform", "pure"})
@NullMarked
package org.yadman.memorial;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
