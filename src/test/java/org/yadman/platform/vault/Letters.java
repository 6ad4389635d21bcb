package org.yadman.platform.vault;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.vault.Vault.Place;

/// A room of the tests' own, with a table that has sealed columns.
class Letters {

    private final JdbcClient jdbc;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Letters(JdbcClient jdbc, Vault vault, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Bean
    static SealedColumns sealed() {
        return new SealedColumns("letter", "id", List.of("address", "subject"));
    }

    void make() {
        transaction.executeWithoutResult(status -> jdbc.sql(
                        "create table letter (id text not null primary key, address text not null, subject text)")
                .update());
    }

    void write(int id, String address) {
        transaction.executeWithoutResult(status -> jdbc.sql("insert into letter (id, address) values (:id, :address)")
                .param("id", String.valueOf(id))
                .param("address", vault.seal(place(id), address))
                .update());
    }

    String read(int id) {
        return vault.open(place(id), sealed(id));
    }

    String sealed(int id) {
        return jdbc.sql("select address from letter where id = :id")
                .param("id", String.valueOf(id))
                .query(String.class)
                .single();
    }

    private static Place place(int id) {
        return new Place("letter", String.valueOf(id), "address");
    }

    /// How many are sealed with each key.
    List<String> keys() {
        return jdbc.sql("select distinct substr(address, 4, 8) from letter")
                .query((row, i) -> row.getString(1))
                .list();
    }
}
