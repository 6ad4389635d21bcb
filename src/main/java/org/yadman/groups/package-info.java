/// Organisations, committees, unions, associations, families: who they are and how they are called. Invariant:
/// nothing that sources could differ on is a column here. What other rooms know about a group comes through
/// {@link org.yadman.groups.GroupPanel}.
@ApplicationModule(allowedDependencies = {"accounts", "approvals", "audit", "platform", "pure", "sources"})
@NullMarked
package org.yadman.groups;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
