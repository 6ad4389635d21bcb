package org.yadman.agreements;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.web.Visitor;

/// Where a group answers, beside the text; the form to print is a page of the mirror, too. Where a code is typed in
/// there is nothing to keep.
@Component
@Order(10)
class AnswerAddresses implements PublicPages, Beside {

    private static final String FORM = "/agreement/form";

    private final Texts texts;

    AnswerAddresses(Texts texts) {
        this.texts = texts;
    }

    /// There is nothing to print before there is a text.
    @Override
    public List<String> paths() {
        return texts.current().isPresent() ? List.of(FORM) : List.of();
    }

    @Override
    public List<Visitor.Link> links(AgreementText text, Visitor visitor) {
        return List.of(link("/answer", "answers.code.title", visitor), link(FORM, "answers.form.link", visitor));
    }

    private static Visitor.Link link(String path, String key, Visitor v) {
        return new Visitor.Link(v.t(key), v.to(path), false, v.language());
    }
}
