/// The first pages: front page, press, about, privacy, search, what changed. Owns the
/// campaign's own words.
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "platform",
            "pure",
            "sources",
            "groups",
            "days",
            "agreements",
            "recognition",
            "gatherings"
        })
@NullMarked
package org.yadman.front;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
