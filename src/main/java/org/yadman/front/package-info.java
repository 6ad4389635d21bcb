/// The first pages: front page, press, about, privacy, search, and the data for other programs. Owns the
/// campaign's own words.
@ApplicationModule(allowedDependencies = {"platform", "pure", "sources", "groups", "days"})
@NullMarked
package org.yadman.front;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
