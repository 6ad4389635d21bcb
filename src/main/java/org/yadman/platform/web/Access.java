package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses every handler that does not say who may call it, every permission that the caller does not hold, and files
/// that
/// are larger than the handler takes. What is shown to somebody who has signed in is kept by no cache.
@Component
class Access implements HandlerInterceptor {

    /// A document has at most 20 MB; the rest is its form.
    private static final long LARGEST = 22L * 1024 * 1024;

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method)) {
            throw new Forbidden();
        }
        boolean everybody = method.hasMethodAnnotation(Public.class);
        Requires needed = method.getMethodAnnotation(Requires.class);
        if (everybody == (needed != null)) {
            throw new Forbidden();
        }
        if (needed != null) {
            response.setHeader("Cache-Control", "no-store");
            if (!Caller.of(request).orElseThrow(SignInNeeded::new).may(needed.value())) {
                throw new Forbidden();
            }
        }
        requireUsualSize(request, method);
        return true;
    }

    // Before anything of it is read. A browser always says how much it sends.
    private static void requireUsualSize(HttpServletRequest request, HandlerMethod method) {
        boolean files = String.valueOf(request.getContentType()).startsWith("multipart/");
        long length = request.getContentLengthLong();
        if (files && !method.hasMethodAnnotation(LargeFile.class) && (length < 0 || length > LARGEST)) {
            throw new MaxUploadSizeExceededException(LARGEST);
        }
    }
}
