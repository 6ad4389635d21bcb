package org.yadman.campaigns;

import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.config.Options;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Public;

/// The record in the words of Popolo, page by page.
@Controller
class PopoloPages {

    private final PopoloLists lists;
    private final Options options;

    PopoloPages(PopoloLists lists, Options options) {
        this.lists = lists;
        this.options = options;
    }

    @GetMapping("/api/v1/popolo/{list:[a-z_]+}")
    @Public
    ResponseEntity<byte[]> list(
            @PathVariable String list, @RequestParam(defaultValue = "1") String page, HttpServletRequest request) {
        Popolo.Kind kind = Stream.of(Popolo.Kind.values())
                .filter(each -> each.word().equals(list))
                .findFirst()
                .orElseThrow(NotFound::new);
        String base = options.base(String.valueOf(request.getHeader("Host"))) + "/" + Language.SOURCE.tag();
        return lists.page(kind, ApiPage.number(page), base::concat).answer();
    }
}
