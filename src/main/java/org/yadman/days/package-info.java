/// The common day, the groups' own days and their neighbours, as rules that yield a date each year, and which
/// group keeps which. Invariant: a day's rule is a claim like every other fact; without a decided rule a day has
/// no dates.
@ApplicationModule(allowedDependencies = {"platform", "pure", "sources", "groups", "outreach"})
@NullMarked
package org.yadman.days;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
