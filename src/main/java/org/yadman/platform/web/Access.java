package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses every handler that does not say who may call it, and every permission that the caller does not hold.
/// Nobody can sign in yet, so nobody holds one.
@Component
class Access implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(Public.class)
                && !method.hasMethodAnnotation(Requires.class)) {
            return true;
        }
        throw new Forbidden();
    }
}
