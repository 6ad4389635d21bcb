package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// What day it is for one request, and until when its answer may be shown to others. An answer whose maker asked for
/// the day is good until that day ends, an answer that names an earlier moment until then, every other one until the
/// record changes.
///
/// Whatever a page says about the time must come from here (mostly by {@link Visitor#today}) and never from a `Clock`:
/// {@link PageCache} would not know that the page tells time. A handler without a {@link Visitor} takes this as its
/// parameter.
public final class Freshness {

    /// In the place of a moment: until the record changes.
    static final long NO_END = Long.MAX_VALUE;

    private static final String ATTRIBUTE = Freshness.class.getName();

    private final LocalDate today;
    private long end = NO_END;

    /// @param today the day in UTC
    public Freshness(LocalDate today) {
        this.today = today;
    }

    /// The one of this request, whoever asks first.
    static Freshness of(HttpServletRequest request, Clock clock) {
        if (request.getAttribute(ATTRIBUTE) instanceof Freshness known) {
            return known;
        }
        Freshness made = new Freshness(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }

    /// The moment, in epoch milliseconds, from which the answer to this request is no longer good.
    static long end(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Freshness known ? known.end : NO_END;
    }

    /// The day in UTC. To ask makes the answer good for this day only.
    public LocalDate today() {
        until(today.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
        return today;
    }

    /// The answer says something that will not be so from this moment on. The earliest moment counts.
    public void until(Instant moment) {
        end = Math.min(end, moment.toEpochMilli());
    }
}
