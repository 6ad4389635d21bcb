package org.yadman.platform.collect;

import java.util.List;
import java.util.function.UnaryOperator;
import org.yadman.platform.collect.FolderTable.Slice;

/// Gives objects of a room in the words of {@link Popolo}.
public interface PopoloSource {

    Popolo.Kind kind();

    /// How many there are.
    long count();

    /// Some of them, always in the same order.
    ///
    /// @param address path behind the language → address of that page with scheme and host
    List<? extends Popolo> list(Slice slice, UnaryOperator<String> address);
}
