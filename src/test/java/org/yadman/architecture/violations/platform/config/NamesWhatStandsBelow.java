package org.yadman.architecture.violations.platform.config;

import org.yadman.architecture.violations.platform.web.Below;

record NamesWhatStandsBelow(Below below) {}
