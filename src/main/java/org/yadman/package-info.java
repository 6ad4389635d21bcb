/// Yadman: the program, its commands and what wires its rooms together. `ARCHITECTURE.md` shows the house.
@NullMarked
package org.yadman;

import org.jspecify.annotations.NullMarked;
