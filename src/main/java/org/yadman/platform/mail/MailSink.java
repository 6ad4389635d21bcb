package org.yadman.platform.mail;

/// Takes the mails that belong to a room; implemented by rooms that write letters in threads.
public interface MailSink {

    /// Called in the transaction in which a mail is taken in, once for each mail. The sinks are asked in
    /// turn until one has taken it. What is thrown takes everything back, and the mail is kept for a person
    /// as if no room wanted it; only when the database is away it is offered again later.
    ///
    /// @return whether it was this room's; what no room takes is kept in the {@link Inbox}
    boolean take(Received mail);
}
