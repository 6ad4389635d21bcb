package org.yadman.platform.collect;

import java.util.List;

/// Lists a room's public pages, so that a mirror, a crawl or a warm-up forgets none.
public interface PublicPages {

    /// The addresses behind the language, each beginning with `/`; the front page is the empty address.
    List<String> paths();
}
