/// How written names and words are compared: for now the folding that makes a search word meet a text in either
/// script.
@NullMarked
package org.yadman.pure.names;

import org.jspecify.annotations.NullMarked;
