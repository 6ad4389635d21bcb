package org.yadman.accounts;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.yadman.platform.config.Options;

/// The three cookies, none of which a public page ever sets. On an encrypted address each carries `__Host-` and is
/// taken under no other name, so that no neighbouring host name can plant one.
@Component
class Cookies {

    /// What a browser keeps for us.
    enum Kind {
        SESSION("yadman"),
        BROWSER("yadman-browser"),
        TICKET("yadman-ticket");

        private final String plain;

        Kind(String plain) {
            this.plain = plain;
        }
    }

    private final Options options;

    Cookies(Options options) {
        this.options = options;
    }

    Optional<String> read(HttpServletRequest request, Kind kind) {
        Cookie[] cookies = request.getCookies();
        String name = name(request, kind);
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty() && value.length() < 100)
                        .findFirst();
    }

    /// For as long as the browser is open.
    void set(HttpServletRequest request, HttpServletResponse response, Kind kind, String value) {
        add(request, response, kind, value, Duration.ofSeconds(-1));
    }

    /// For as long as browsers allow.
    void keep(HttpServletRequest request, HttpServletResponse response, Kind kind, String value) {
        add(request, response, kind, value, Duration.ofDays(400));
    }

    void clear(HttpServletRequest request, HttpServletResponse response, Kind kind) {
        add(request, response, kind, "", Duration.ZERO);
    }

    private void add(HttpServletRequest request, HttpServletResponse response, Kind kind, String value, Duration age) {
        String cookie = ResponseCookie.from(name(request, kind), value)
                .httpOnly(true)
                .secure(isSecure(request))
                .sameSite("Strict")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }

    private String name(HttpServletRequest request, Kind kind) {
        return isSecure(request) ? "__Host-" + kind.plain : kind.plain;
    }

    // The onion address and this machine itself are asked without https, the public address never.
    private boolean isSecure(HttpServletRequest request) {
        String host = request.getServerName().toLowerCase(Locale.ROOT);
        return options.secure() && !host.endsWith(".onion") && !Options.isLoopback(host);
    }
}
