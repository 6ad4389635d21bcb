package org.yadman.platform.mail;

/// Says to which domains mail may go; implemented by the room that knows whom it could endanger.
public interface MailReach {

    /// Whether mail may go there.
    ///
    /// @param domain what stands behind the @ of an address
    boolean mayReach(String domain);
}
