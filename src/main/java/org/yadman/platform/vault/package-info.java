/// Columns that nobody may read from a stolen disk. They hold ciphertext; the keys lie outside the database, in the
/// folder `keys` of the data folder. Invariant: a sealed value opens in the place for which it was sealed and nowhere
/// else, and without the key of the record the program does not start.
@NullMarked
package org.yadman.platform.vault;

import org.jspecify.annotations.NullMarked;
