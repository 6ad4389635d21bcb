package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses every handler that does not say who may call it, and every permission that the caller does not hold. What
/// is shown to somebody who has signed in is kept by no cache.
@Component
class Access implements HandlerInterceptor {

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
        return true;
    }
}
