package org.yadman.architecture.violations;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

final class FromTheAir {

    private FromTheAir() {}

    static Clock clock() {
        return Clock.systemUTC();
    }

    static Instant instant() {
        return Instant.now();
    }

    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    static long milliseconds() {
        return System.currentTimeMillis();
    }

    static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    static Locale locale() {
        return Locale.getDefault();
    }

    static UUID id() {
        return UUID.randomUUID();
    }

    static Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    static double chance() {
        return Math.random();
    }

    static Random random() {
        return new Random();
    }

    static int thread() {
        return ThreadLocalRandom.current().nextInt();
    }

    static Instant passedIn(Clock clock) {
        return Instant.now(clock);
    }
}
