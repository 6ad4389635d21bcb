/// Vote tallies as sources tell them; how many people there are, told so that nobody stands alone; later also the
/// counting of ballots.
///
/// The invariant: a [Tally] that could not be true does not exist, and a [Crowd] that tells of fewer than k people
/// neither.
@NullMarked
package org.yadman.pure.tally;

import org.jspecify.annotations.NullMarked;
