package org.yadman.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.yadman.platform.config.Options;

/// First in line for every request: refuses foreign Host names with 421, so that nobody can make the server
/// speak under a look-alike name, and puts the headers of on every answer, errors included.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Gate extends OncePerRequestFilter {

    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'");
    private static final String PERMISSIONS = String.join(
            ", ",
            "accelerometer=()",
            "autoplay=()",
            "browsing-topics=()",
            "camera=()",
            "clipboard-read=()",
            "display-capture=()",
            "encrypted-media=()",
            "fullscreen=()",
            "geolocation=()",
            "gyroscope=()",
            "hid=()",
            "identity-credentials-get=()",
            "idle-detection=()",
            "magnetometer=()",
            "microphone=()",
            "midi=()",
            "payment=()",
            "picture-in-picture=()",
            "publickey-credentials-create=()",
            "publickey-credentials-get=()",
            "screen-wake-lock=()",
            "serial=()",
            "usb=()",
            "web-share=()",
            "xr-spatial-tracking=()");

    /// For {@link Page#withPasskeys}: scripts of ours from files of ours, which can ask nobody but us.
    private static final String WITH_PASSKEYS = CONTENT_SECURITY_POLICY
            + "; script-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
    private static final String PASSKEYS_PERMITTED = PERMISSIONS
            .replace("publickey-credentials-create=()", "publickey-credentials-create=(self)")
            .replace("publickey-credentials-get=()", "publickey-credentials-get=(self)");

    private final Options options;
    private final Set<String> hosts;

    Gate(Options options) {
        this.options = options;
        this.hosts = options.hosts();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = hostName(request.getHeader("Host"));
        setHeaders(request, response, host);
        if (host == null || !(hosts.contains(host) || Options.isLoopback(host))) {
            response.setStatus(421);
            response.setContentType("text/plain;charset=utf-8");
            response.getWriter().write("421 This server does not answer under that name.\n");
            return;
        }
        chain.doFilter(request, response);
    }

    // The errors that the container itself reports come by a second pass and need their headers too.
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static @Nullable String hostName(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String host = header.toLowerCase(Locale.ROOT);
        int port = host.lastIndexOf(':');
        boolean hasPort = port >= 0 && host.indexOf(']', port) < 0;
        return hasPort ? host.substring(0, port) : host;
    }

    /// The headers that do not depend on the request.
    static void setPlainHeaders(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", PERMISSIONS);
    }

    /// The two headers of a page that works with passkeys.
    static void letPasskeysIn(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", WITH_PASSKEYS);
        response.setHeader("Permissions-Policy", PASSKEYS_PERMITTED);
    }

    private void setHeaders(HttpServletRequest request, HttpServletResponse response, @Nullable String host) {
        setPlainHeaders(response);
        boolean onion = host != null && host.endsWith(".onion");
        if (options.secure() && !onion && cameEncrypted(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
            if (options.onion() != null) {
                response.setHeader("Onion-Location", "http://" + options.onion() + pathAndQuery(request));
            }
        }
    }

    private boolean cameEncrypted(HttpServletRequest request) {
        return request.isSecure()
                || (options.proxy()
                        && Options.isLoopback(request.getRemoteAddr())
                        && "https".equals(request.getHeader("X-Forwarded-Proto")));
    }

    private static String pathAndQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
