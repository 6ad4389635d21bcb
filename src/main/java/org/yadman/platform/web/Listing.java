package org.yadman.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.util.UriUtils;

/// One page of a list that can be searched, filtered, sorted and paged by plain links and one form: rows and the
/// addresses of the pages around them.
///
/// @param rows the rows of this page
/// @param total how many rows match
/// @param page the number of this page; 1 is the first
/// @param pages how many pages there are, at least 1
public record Listing<T>(List<T> rows, long total, int page, int pages, Query query) {

    /// How many rows stand on a page.
    public static final int SIZE = 50;

    public Listing {
        rows = List.copyOf(rows);
    }

    /// A page of rows.
    ///
    /// @param page as asked for; beyond the last one there is {@link NotFound}
    public static <T> Listing<T> of(List<T> rows, long total, int page, Query query) {
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        if (page > pages) {
            throw new NotFound();
        }
        return new Listing<>(rows, total, page, pages, query);
    }

    /// Those of all that match which stand on the page asked for.
    public static <T> List<T> slice(List<T> all, Query query) {
        return all.stream().skip((query.page() - 1L) * SIZE).limit(SIZE).toList();
    }

    /// The same page with its rows turned into something else.
    public <R> Listing<R> with(List<R> turned) {
        return new Listing<>(turned, total, page, pages, query);
    }

    public boolean hasEarlier() {
        return page > 1;
    }

    public boolean hasLater() {
        return page < pages;
    }

    public String earlier(Visitor v) {
        return query.with("page", String.valueOf(page - 1)).address(v);
    }

    public String later(Visitor v) {
        return query.with("page", String.valueOf(page + 1)).address(v);
    }

    /// What a list was asked for: the list's address and the parameters that are not empty.
    public record Query(String path, Map<String, String> parameters) {

        public Query {
            parameters = Map.copyOf(parameters.entrySet().stream()
                    .filter(parameter -> !parameter.getValue().isBlank())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }

        /// A parameter, or an empty text.
        public String get(String name) {
            return parameters.getOrDefault(name, "");
        }

        /// Whether anything narrows the list.
        public boolean narrowed() {
            return parameters.keySet().stream().anyMatch(name -> !name.equals("page") && !name.equals("sort"));
        }

        /// The same with one parameter changed; any change but of the page leads to the first page.
        public Query with(String name, String value) {
            Map<String, String> changed = new TreeMap<>(parameters);
            changed.remove("page");
            changed.put(name, value);
            return new Query(path, changed);
        }

        /// The number of the page asked for.
        ///
        /// @throws NotFound when it is no positive number
        public int page() {
            String asked = parameters.getOrDefault("page", "1");
            if (!asked.matches("[1-9][0-9]{0,5}")) {
                throw new NotFound();
            }
            return Integer.parseInt(asked);
        }

        public String address(Visitor v) {
            UnaryOperator<String> encode = text -> UriUtils.encodeQueryParam(text, StandardCharsets.UTF_8)
                    .replace("+", "%2B")
                    .replace("&", "%26");
            String query = new TreeMap<>(parameters)
                    .entrySet().stream()
                            .filter(parameter -> !(parameter.getKey().equals("page")
                                    && parameter.getValue().equals("1")))
                            .map(parameter -> parameter.getKey() + "=" + encode.apply(parameter.getValue()))
                            .collect(Collectors.joining("&"));
            return v.to(path) + (query.isEmpty() ? "" : "?" + query);
        }
    }
}
