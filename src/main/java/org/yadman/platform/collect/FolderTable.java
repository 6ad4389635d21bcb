package org.yadman.platform.collect;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongSupplier;

/// A table of the public record with where its rows come from. It can be of any length, so its rows are asked for
/// in slices and counted without being built.
///
/// @param count how many rows it has
public record FolderTable(TableShape shape, LongSupplier count, Rows rows) {

    /// Where a table's rows come from.
    @FunctionalInterface
    public interface Rows {
        /// The rows of a slice, in their order: by the bytes of their natural key if the table is sorted, else as
        /// they were entered. A row is column → text, without the columns that are empty.
        List<Map<String, String>> in(Slice slice, Keys keys);
    }

    /// Part of a long list.
    ///
    /// @param skip how many stand before it
    /// @param most how many it has, unless the list ends sooner
    public record Slice(long skip, int most) {

        /// The part of a list that is in memory as a whole.
        public <T> List<T> of(List<T> all) {
            int from = (int) Math.min(skip, all.size());
            return all.subList(from, (int) Math.min((long) from + most, all.size()));
        }
    }

    /// The natural keys of objects of all parts.
    @FunctionalInterface
    public interface Keys {
        /// Id → natural key, for each of these objects of a kind.
        Map<UUID, String> of(String kind, Collection<UUID> ids);
    }
}
