package org.yadman.platform.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How often something came in today (UTC), known again by a hash under a key that is drawn every day; in memory only,
/// so that nobody can look up later what it was. Not safe for several threads.
public final class SeenToday {

    private final Random random;
    private final Map<String, Integer> counts = new HashMap<>();
    private final byte[] key = new byte[32];
    private LocalDate day = LocalDate.EPOCH;

    public SeenToday(Random random) {
        this.random = random;
    }

    public int count(String text, Instant now) {
        beginDay(now);
        return counts.getOrDefault(mark(text), 0);
    }

    public void add(String text, Instant now) {
        beginDay(now);
        counts.merge(mark(text), 1, Integer::sum);
    }

    private void beginDay(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            counts.clear();
            random.nextBytes(key);
        }
    }

    private String mark(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HmacSHA256", e);
        }
    }
}
