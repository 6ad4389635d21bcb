@NullMarked
package org.yadman.platform.mail;

import org.jspecify.annotations.NullMarked;
