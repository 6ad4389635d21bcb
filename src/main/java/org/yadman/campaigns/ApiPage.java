package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Changes;
import org.yadman.platform.web.NotFound;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// One page of a long list for another program.
///
/// @param name what the list is called: the field that holds the objects
/// @param number of the page; 1 is the first
/// @param total how many objects all pages have
/// @param change the state of the record that the page shows
record ApiPage(String name, String path, int number, long total, Changes.Stamp change, List<?> objects) {

    /// How many objects a page has.
    static final int SIZE = 500;

    /// The fields of a page besides its objects, so no list can be called like them.
    static final List<String> FIELDS = List.of("total", "page", "pages", "change", "prev", "next");

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /// Beyond the last page there is {@link NotFound}.
    ApiPage {
        if (number > pages(total)) {
            throw new NotFound();
        }
        objects = List.copyOf(objects);
    }

    /// The number of the page that an address asks for.
    ///
    /// @throws NotFound when it is no positive number
    static int number(String asked) {
        if (!asked.matches("[1-9][0-9]{0,5}")) {
            throw new NotFound();
        }
        return Integer.parseInt(asked);
    }

    /// The part of the list that stands on a page.
    static Slice slice(int number) {
        return new Slice((number - 1L) * SIZE, SIZE);
    }

    private static long pages(long total) {
        return Math.max(1, (total + SIZE - 1) / SIZE);
    }

    private @Nullable String prev() {
        return number > 1 ? path + "?page=" + (number - 1) : null;
    }

    private @Nullable String next() {
        return number < pages(total) ? path + "?page=" + (number + 1) : null;
    }

    /// Tells one state of the record from another. Weak, because the same state can be written differently by
    /// another version of the program.
    static String etag(Changes.Stamp change) {
        return "W/\"" + change.number() + "-" + change.at().toEpochMilli() + "\"";
    }

    ResponseEntity<byte[]> answer() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("total", total);
        body.put("page", number);
        body.put("pages", pages(total));
        body.put("change", change.number());
        body.put("prev", prev());
        body.put("next", next());
        body.put(name, objects);
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .header("Content-Type", "application/json")
                .cacheControl(CacheControl.noCache())
                .eTag(etag(change));
        List<String> links = new ArrayList<>();
        if (prev() != null) {
            links.add("<" + prev() + ">; rel=\"prev\"");
        }
        if (next() != null) {
            links.add("<" + next() + ">; rel=\"next\"");
        }
        if (!links.isEmpty()) {
            answer.header("Link", String.join(", ", links));
        }
        return answer.body(JSON.writeValueAsBytes(body));
    }
}
