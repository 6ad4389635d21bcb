package org.yadman.platform.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// The templates, compiled at build time: `days/board.jte` is a class of `org.yadman.days`.
@Component
public class Templates {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.yadman");

    TemplateEngine engine() {
        return engine;
    }

    /// A page for a visitor.
    ///
    /// @param template for instance `days/board`
    /// @param model what the template shows, finished: a template asks nothing
    public Page page(Visitor visitor, String template, Object model) {
        return new Page(this, template + ".jte", Map.of("v", visitor, "m", model), HttpStatus.OK, false);
    }

    /// A part of a page that another room shows inside its own.
    public Content fragment(Visitor visitor, String template, Object model) {
        return output -> engine.render(template + ".jte", Map.of("v", visitor, "m", model), output);
    }
}
