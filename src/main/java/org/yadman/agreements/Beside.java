package org.yadman.agreements;

import java.util.List;
import org.yadman.platform.web.Visitor;

/// A link that stands beside a text and who agrees to it: to answer, the evidence, the badge. Each is shown with the
/// others in the order of the beans.
interface Beside {

    List<Visitor.Link> links(AgreementText text, Visitor visitor);
}
