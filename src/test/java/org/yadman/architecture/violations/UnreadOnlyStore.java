package org.yadman.architecture.violations;

import org.springframework.jdbc.core.simple.JdbcClient;

// A Store whose reading methods would take the one writer, because the class does not say readOnly.
record UnreadOnlyStore(JdbcClient jdbc) {}
