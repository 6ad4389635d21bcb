package org.yadman.architecture.violations.pure;

import org.springframework.util.StringUtils;

final class PureWithSpring {
    private PureWithSpring() {}

    static boolean said(String text) {
        return StringUtils.hasText(text);
    }
}
