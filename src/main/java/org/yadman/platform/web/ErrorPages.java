package org.yadman.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.DiskFullException;
import tools.jackson.databind.json.JsonMapper;

/// One place for every failure: a page for people, `application/problem+json` for programs, by what the request
/// accepts. A failure of ours gets a short reference number; the details stand under it in the local log and
/// nowhere else.
@ControllerAdvice
@Controller
class ErrorPages implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(ErrorPages.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int LONGEST_CHAIN = 20;

    private final Templates templates;
    private final VisitorResolver visitors;
    private final Random random;
    private final ObjectProvider<Door> door;

    ErrorPages(Templates templates, VisitorResolver visitors, Random random, ObjectProvider<Door> door) {
        this.door = door;
        this.templates = templates;
        this.visitors = visitors;
        this.random = random;
    }

    /// What the page of a failure shows.
    ///
    /// @param reference the number under which the local log has the details, or null
    /// @param sides both versions of a conflict, column by column
    record Failure(Problem problem, @Nullable String reference, List<Side> sides) {}

    /// One column of a conflict.
    record Side(String column, String theirs, String yours) {}

    @ExceptionHandler
    View failed(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            // What cannot be decoded, or is too much, is the sender's mistake; its message quotes what was typed.
            case Exception bad
            when isUnreadable(bad) -> view(request, new Failure(Problem.BAD_REQUEST, null, List.of()));
            case NotFound gone -> view(request, new Failure(Problem.NOT_FOUND, null, List.of()));
            case NoResourceFoundException gone -> view(request, new Failure(Problem.NOT_FOUND, null, List.of()));
            case NoHandlerFoundException gone -> view(request, new Failure(Problem.NOT_FOUND, null, List.of()));
            case SignInNeeded stranger -> signIn(request);
            case Forbidden no -> view(request, new Failure(Problem.FORBIDDEN, null, List.of()));
            case Conflict conflict -> view(request, new Failure(Problem.CONFLICT, null, sides(conflict)));
            case HttpRequestMethodNotSupportedException other ->
                view(request, new Failure(Problem.METHOD_NOT_ALLOWED, null, List.of()));
            case HttpMediaTypeNotAcceptableException other ->
                view(request, new Failure(Problem.NOT_ACCEPTABLE, null, List.of()));
            case ServletRequestBindingException bad -> view(request, new Failure(Problem.BAD_REQUEST, null, List.of()));
            // An id that is none is not there, as one that was made up.
            case MethodArgumentTypeMismatchException bad ->
                view(
                        request,
                        new Failure(
                                bad.getParameter().hasParameterAnnotation(PathVariable.class)
                                        ? Problem.NOT_FOUND
                                        : Problem.BAD_REQUEST,
                                null,
                                List.of()));
            case MultipartException large -> view(request, new Failure(Problem.BAD_REQUEST, null, List.of()));
            case HttpMessageNotReadableException bad ->
                view(request, new Failure(Problem.BAD_REQUEST, null, List.of()));
            case DiskFullException full -> logged(request, Problem.FULL, full);
            case CannotAcquireLockException busy -> logged(request, Problem.BUSY, busy);
            case CannotCreateTransactionException away -> logged(request, Problem.BUSY, away);
            default -> logged(request, Problem.BROKEN, failure);
        };
    }

    private static boolean isUnreadable(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(InvalidParameterException.class::isInstance);
    }

    private View signIn(HttpServletRequest request) {
        Door there = door.getIfAvailable();
        return there == null || wantsJson(request)
                ? view(request, new Failure(Problem.FORBIDDEN, null, List.of()))
                : there.knock(visitors.anywhere(request), request);
    }

    /// What the container itself refused: a malformed address, a header that is too long.
    @RequestMapping("/error")
    @Public
    View refused(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (cause != null && !isUnreadable(cause)) {
            return logged(request, Problem.BROKEN, cause);
        }
        Problem problem = Integer.valueOf(404).equals(status)
                ? Problem.NOT_FOUND
                : Integer.valueOf(405).equals(status) ? Problem.METHOD_NOT_ALLOWED : Problem.BAD_REQUEST;
        return view(request, new Failure(problem, null, List.of()));
    }

    private View logged(HttpServletRequest request, Problem problem, Throwable failure) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        String reference = HexFormat.of().formatHex(bytes);
        // The address can hold what a person searched for, so the log does not have it.
        log.error("Failure {}", reference, failure);
        return view(request, new Failure(problem, reference, List.of()));
    }

    private View view(HttpServletRequest request, Failure failure) {
        if (wantsJson(request)) {
            return new ProblemJson(failure);
        }
        return templates
                .page(visitors.anywhere(request), "platform/web/failure", failure)
                .with(failure.problem().status());
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return request.getRequestURI().startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains("html"));
    }

    private static List<Side> sides(Conflict conflict) {
        TreeSet<String> columns = new TreeSet<>(conflict.theirs().keySet());
        columns.addAll(conflict.yours().keySet());
        List<Side> sides = new ArrayList<>();
        for (String column : columns) {
            sides.add(new Side(
                    column,
                    conflict.theirs().getOrDefault(column, ""),
                    conflict.yours().getOrDefault(column, "")));
        }
        return sides;
    }

    private record ProblemJson(Failure failure) implements View {
        @Override
        public String getContentType() {
            return "application/problem+json";
        }

        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            Problem problem = failure.problem();
            Map<String, Object> body = new java.util.LinkedHashMap<>();
            body.put("type", "/problems/" + problem.slug());
            body.put("title", problem.status().getReasonPhrase());
            body.put("status", problem.status().value());
            if (failure.reference() != null) {
                body.put("reference", failure.reference());
            }
            response.setStatus(problem.status().value());
            // JSON is always UTF-8; the container would add a character set that belongs to the language.
            response.setCharacterEncoding((String) null);
            response.setContentType(getContentType());
            response.getOutputStream().write(JSON.writeValueAsBytes(body));
        }
    }
}
