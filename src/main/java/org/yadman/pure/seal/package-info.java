/// What makes a record hard to change unseen: bytes that can be written in one way only, a chain of hashes, and
/// signatures. Knows no storage and no clock.
@NullMarked
package org.yadman.pure.seal;

import org.jspecify.annotations.NullMarked;
