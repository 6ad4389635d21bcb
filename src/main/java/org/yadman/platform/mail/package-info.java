/// Letters that leave by SMTP, through an outbox that survives a crash. The server is whole without a mail set-up.
@NullMarked
package org.yadman.platform.mail;

import org.jspecify.annotations.NullMarked;
