/// Bodies: whoever can recognise a day, from the regional conference of an organisation to an organ of the United
/// Nations. Invariant: what a body may decide, who may table there, how many members it has and when its deadlines
/// fall are claims of sources; a column holds only what the body is called and where it belongs. What lower rooms know
/// of a body comes through {@link org.yadman.bodies.BodyPanel}. How many of us have a vote there is sealed, group by
/// group.
@ApplicationModule(allowedDependencies = {"accounts", "groups", "platform", "pure", "sources"})
@NullMarked
package org.yadman.bodies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
