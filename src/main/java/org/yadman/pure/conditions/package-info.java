/// Conditions on which something depends, as one typed tree ([Rule]): "at least 20 human-rights organisations
/// agree with the date", "these two groups agree", "the national AGM adopts it". Bodies set them, and so
/// do groups that agree if others do.
///
/// The invariant: a rule is *monotone*. Facts grow when a consent comes in, a tier rises, a group's country becomes
/// known, a track gets further, a body adopts, signatures are added, a day passes. A rule that
/// holds still holds when they have grown, because nothing in the tree can ask that something is *not* so or that there
/// are *at most* so many. What is in force therefore stays in force until somebody withdraws, and of groups that wait
/// for one another there is always one largest set that can begin together.
///
/// Any package may use this one; it uses only `java.*`.
@NullMarked
package org.yadman.pure.conditions;

import org.jspecify.annotations.NullMarked;
