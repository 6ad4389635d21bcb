package org.yadman.agreements;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.PublicPages;

/// The form to print, as a page of the mirror, too. Where a code is typed in there is nothing to keep.
@Component
class AnswerAddresses implements PublicPages {

    @Override
    public List<String> paths() {
        return List.of("/agreement/form");
    }
}
