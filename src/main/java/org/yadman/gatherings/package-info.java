/// Gatherings: what people hold for a day, wherever they are. Invariant: of a place nobody ever
/// sees more than its host allowed. What was typed is sealed and erased a week after the day; beside it
/// stand only the columns that {@link org.yadman.gatherings.Place#shown} filled, and every page, feed,
/// search and export reads those and no others.
@ApplicationModule(
        allowedDependencies = {
            "accounts",
            "agreements",
            "audit",
            "days",
            "groups",
            "platform",
            "pure",
            "sources",
            "submissions"
        })
@NullMarked
package org.yadman.gatherings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
