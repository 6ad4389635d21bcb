/// Documents on paper: a template becomes a PDF with its fonts inside, in either direction. Fetches nothing, and the
/// same document of the same day is the same bytes. Nothing here is loaded before the first document is asked for.
@NullMarked
package org.yadman.platform.pdf;

import org.jspecify.annotations.NullMarked;
