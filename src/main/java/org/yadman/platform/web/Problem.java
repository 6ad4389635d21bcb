package org.yadman.platform.web;

import org.springframework.http.HttpStatus;

/// Every way in which a request can fail, with its HTTP status. Its sentences are the messages
/// `platform.problem.<slug>.*`, its type in `application/problem+json` (RFC 9457) is `/problems/<slug>`.
enum Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST),
    FORBIDDEN(HttpStatus.FORBIDDEN),
    NOT_FOUND(HttpStatus.NOT_FOUND),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
    CONFLICT(HttpStatus.CONFLICT),
    FULL(HttpStatus.INSUFFICIENT_STORAGE),
    BUSY(HttpStatus.SERVICE_UNAVAILABLE),
    BROKEN(HttpStatus.INTERNAL_SERVER_ERROR);

    private final HttpStatus status;

    Problem(HttpStatus status) {
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }

    String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
