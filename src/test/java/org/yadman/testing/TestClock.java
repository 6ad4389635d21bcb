package org.yadman.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until a test moves it.
public final class TestClock extends Clock {

    private final AtomicReference<Instant> now;

    public TestClock(String instant) {
        now = new AtomicReference<>(Instant.parse(instant));
    }

    public void set(LocalDate day) {
        now.set(day.atTime(12, 0).toInstant(ZoneOffset.UTC));
    }

    public void set(Instant moment) {
        now.set(moment);
    }

    public void advance(Duration by) {
        now.updateAndGet(instant -> instant.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
