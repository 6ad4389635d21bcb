package org.yadman.architecture.violations;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Requires;

class Handlers {

    @GetMapping("/silent")
    String saysNothing() {
        return "";
    }

    @RequestMapping("/both")
    @Public
    @Requires(Permission.KEEP_RECORD)
    String saysBoth() {
        return "";
    }

    @GetMapping("/public")
    @Public
    String saysPublic() {
        return "";
    }

    @GetMapping("/closed")
    @Requires(Permission.KEEP_RECORD)
    String saysRequires() {
        return "";
    }
}
