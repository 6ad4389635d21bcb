/// Columns that nobody may read from a stolen disk. They hold ciphertext; the key lies outside the database.
@NullMarked
package org.yadman.platform.vault;

import org.jspecify.annotations.NullMarked;
