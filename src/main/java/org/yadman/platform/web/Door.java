package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.servlet.View;

/// What somebody sees who has to sign in first; implemented by the room that knows accounts.
public interface Door {

    /// The page at which one signs in and then goes on with this request, with all that was typed.
    View knock(Visitor visitor, HttpServletRequest request);
}
