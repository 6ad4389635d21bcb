/// Words, languages, calendars and digits: everything that a reader's language changes.
@NullMarked
package org.yadman.platform.text;

import org.jspecify.annotations.NullMarked;
