/// Reads mails as they arrive: broken, lying or hostile. Nothing here throws for what a mail says; every
/// length, depth and number has an end, and each byte is looked at a fixed number of times.
@NullMarked
package org.yadman.pure.mime;

import org.jspecify.annotations.NullMarked;
