package org.yadman.architecture.violations;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Transactional(readOnly = true)
class CarelessStore {

    private final JdbcClient jdbc;

    CarelessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void writesWithoutACommand() {
        jdbc.sql("delete from day").update();
    }

    @Transactional
    void opensItsOwnTransaction() {
        jdbc.sql("delete from day").update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void writesInsideACommand() {
        jdbc.sql("delete from day").update();
    }

    long leavesTheRowsOpen() {
        return jdbc.sql("select slug from day").query(String.class).stream().count();
    }
}
