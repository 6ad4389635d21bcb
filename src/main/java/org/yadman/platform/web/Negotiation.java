package org.yadman.platform.web;

import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/// What two headers of a request ask for, by RFC 9110 (12.5.3 and 13.1.2). Read in place, because every request
/// passes here.
final class Negotiation {

    private static final int NOT_NAMED = -1;
    private static final int FULL = 1000;

    private Negotiation() {}

    /// Whether the compressed form is wanted: allowed, and not less welcome than the plain one.
    ///
    /// @param accepted the header Accept-Encoding
    static boolean wantsGzip(@Nullable String accepted) {
        if (accepted == null) {
            return false;
        }
        int gzip = NOT_NAMED;
        int plain = NOT_NAMED;
        int others = NOT_NAMED;
        for (int from = 0; from < accepted.length(); ) {
            int comma = accepted.indexOf(',', from);
            int end = comma < 0 ? accepted.length() : comma;
            int semicolon = accepted.indexOf(';', from);
            int nameEnd = semicolon < 0 || semicolon > end ? end : semicolon;
            if (names(accepted, from, nameEnd, "gzip")) {
                gzip = weight(accepted, nameEnd, end);
            } else if (names(accepted, from, nameEnd, "identity")) {
                plain = weight(accepted, nameEnd, end);
            } else if (names(accepted, from, nameEnd, "*")) {
                others = weight(accepted, nameEnd, end);
            }
            from = end + 1;
        }
        int weight = gzip == NOT_NAMED ? others : gzip;
        return weight > 0 && weight >= plain;
    }

    private static boolean names(String header, int from, int end, String name) {
        int start = skipSpace(header, from, end);
        return header.regionMatches(true, start, name, 0, name.length())
                && skipSpace(header, start + name.length(), end) == end;
    }

    // In thousandths, as exact as the header can be. What cannot be read is not wanted: the plain form is always right.
    private static int weight(String header, int semicolon, int end) {
        if (semicolon == end) {
            return FULL;
        }
        int at = skipSpace(header, semicolon + 1, end);
        if (!header.regionMatches(true, at, "q=", 0, 2)) {
            return 0;
        }
        at += 2;
        if (at < end && header.charAt(at) == '1') {
            return FULL;
        }
        int weight = 0;
        int digit = FULL / 10;
        for (at += 2; at < end && Character.isDigit(header.charAt(at)); at++) {
            weight += digit * (header.charAt(at) - '0');
            digit /= 10;
        }
        return weight;
    }

    private static int skipSpace(String header, int from, int end) {
        int at = from;
        while (at < end && (header.charAt(at) == ' ' || header.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /// Whether the caller holds the answer with this tag already.
    ///
    /// @param held the headers If-None-Match
    /// @param tag in its quotation marks; nothing but letters, digits and hyphens between them
    static boolean holds(Enumeration<String> held, String tag) {
        while (held.hasMoreElements()) {
            // A proxy that packs or unpacks on the way puts W/ before the tag: here such a tag is as good as ours.
            String tags = held.nextElement();
            if (tags.contains(tag) || tags.strip().equals("*")) {
                return true;
            }
        }
        return false;
    }
}
