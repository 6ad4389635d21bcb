/// The rules of the house (`house-style.md` 2.1 and 2.10), and for each of them something that breaks it and is
/// caught.
@NullMarked
package org.yadman.architecture;

import org.jspecify.annotations.NullMarked;
