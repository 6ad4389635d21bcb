package org.yadman.architecture.violations;

import org.springframework.jdbc.core.simple.JdbcClient;

record SqlInAPage(JdbcClient jdbc) {
    int count() {
        return jdbc.sql("select 1").query(Integer.class).single();
    }
}
