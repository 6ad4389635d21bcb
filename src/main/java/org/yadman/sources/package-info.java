/// Where facts come from. A *source* is a document, a page, a letter or what somebody told; a *claim* is one
/// source's value for one field of anything in the record. Invariant: a claim is never changed or removed by
/// editing; a correction is a new claim, a choice between claims is a *preference* with an editor and a reason.
/// Any room below may ask for the value of a field.
@ApplicationModule(allowedDependencies = {"platform", "pure"})
@NullMarked
package org.yadman.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
