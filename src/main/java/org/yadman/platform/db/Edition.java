package org.yadman.platform.db;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// Which edition of the record this process shows: a number that counts up with every change, its own or another
/// process's. What is kept in memory carries the edition from which it was made and is good while that is the
/// present one.
///
/// Whoever keeps something reads the number *before* reading the record: what was read while a change came in then
/// carries the earlier number and is never shown again. Nothing has to be told, in no order, and nothing can be
/// forgotten too early.
@Component
public class Edition {

    private final AtomicLong number = new AtomicLong();

    public long number() {
        return number.get();
    }

    void next() {
        number.incrementAndGet();
    }
}
