package org.yadman.agreements;

import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Visitor;

/// The way for whoever belongs to no group. An example has none: nobody supports what was made up.
@Component
@Order(40)
class SupportLink implements Beside {

    @Override
    public List<Visitor.Link> links(AgreementText text, Visitor v) {
        return text.example()
                ? List.of()
                : List.of(new Visitor.Link(v.t("supports.link"), v.to("/support"), false, v.language()));
    }
}
