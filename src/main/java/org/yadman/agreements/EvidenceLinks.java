package org.yadman.agreements;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Visitor;

/// The way to what others take away. An example has none: nothing of it is signed.
@Component
@Order(50)
class EvidenceLinks implements Beside {

    @Override
    public List<Visitor.Link> links(AgreementText text, Visitor v) {
        return text.example()
                ? List.of()
                : List.of(
                        link(v, "papers.link.evidence", "/agreement/evidence.pdf"),
                        link(v, "papers.link.list", "/agreement/evidence.json"),
                        link(v, "papers.link.form", "/agreement/form.pdf"),
                        link(v, "papers.link.badge", "/agreement/badge.svg"));
    }

    private static Visitor.Link link(Visitor v, String key, String path) {
        return new Visitor.Link(v.t(key), v.to(path), false, v.language());
    }
}
