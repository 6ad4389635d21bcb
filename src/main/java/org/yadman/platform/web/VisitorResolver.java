package org.yadman.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.yadman.platform.text.Language;

/// Makes the {@link Visitor} of a request from its address: the language is the first segment. A handler at an address
/// without a language gets the {@link Freshness} alone, one that asks for a permission the {@link Caller}.
@Component
class VisitorResolver implements HandlerMethodArgumentResolver {

    private final Clock clock;
    private final Site site;
    private final Visitor.Words words;

    VisitorResolver(
            Clock clock,
            Site site,
            org.yadman.platform.text.Messages messages,
            org.yadman.platform.text.Dates dates,
            org.yadman.platform.text.Languages languages,
            Assets assets) {
        this.clock = clock;
        this.site = site;
        this.words = new Visitor.Words(messages, dates, languages, assets);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Visitor.class)
                || parameter.getParameterType().equals(Freshness.class)
                || parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = (HttpServletRequest) web.getNativeRequest();
        if (parameter.getParameterType().equals(Freshness.class)) {
            return Freshness.of(request, clock);
        }
        if (parameter.getParameterType().equals(Caller.class)) {
            return caller(parameter, request);
        }
        return words.languages()
                .find(firstSegment(request.getRequestURI()))
                .map(language -> visitor(language, request))
                .orElseThrow(NotFound::new);
    }

    // A page that everybody may see is kept for everybody, so it must not know who asked for it first.
    private static Caller caller(MethodParameter parameter, HttpServletRequest request) {
        if (!parameter.hasMethodAnnotation(Requires.class)) {
            throw new IllegalStateException(parameter.getMethod() + " is public and cannot know its caller");
        }
        return Caller.of(request).orElseThrow(SignInNeeded::new);
    }

    private Visitor visitor(Language language, HttpServletRequest request) {
        String path = request.getRequestURI().substring(1 + language.tag().length());
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return new Visitor(language, path.equals("/") ? "" : path, query, Freshness.of(request, clock), site, words);
    }

    /// A visitor for a request whose address names no language: an error page, in the language the browser asks for.
    Visitor anywhere(HttpServletRequest request) {
        Language language = words.languages()
                .find(firstSegment(request.getRequestURI()))
                .orElseGet(() -> words.languages().negotiate(request.getHeader("Accept-Language")));
        return new Visitor(language, "", "", Freshness.of(request, clock), site, words);
    }

    private static String firstSegment(String address) {
        int end = address.indexOf('/', 1);
        return address.substring(1, end < 0 ? Math.max(1, address.length()) : end);
    }
}
