/// Documents, each stored once under the SHA-256 of its bytes, in the database.
@NullMarked
package org.yadman.platform.files;

import org.jspecify.annotations.NullMarked;
