package org.yadman.campaigns;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Popolo;
import org.yadman.platform.collect.PopoloSource;
import org.yadman.platform.db.Changes;

/// The lists of Popolo objects, each with what all rooms give to it, one room after the other.
@Component
class PopoloLists {

    private final List<PopoloSource> sources;
    private final Changes changes;

    PopoloLists(List<PopoloSource> sources, Changes changes) {
        this.sources = sources;
        this.changes = changes;
    }

    static String path(Popolo.Kind kind) {
        return "/api/v1/popolo/" + kind.word();
    }

    private List<PopoloSource> of(Popolo.Kind kind) {
        return sources.stream().filter(source -> source.kind() == kind).toList();
    }

    long count(Popolo.Kind kind) {
        return of(kind).stream().mapToLong(PopoloSource::count).sum();
    }

    /// One page of a list, all of it of one moment.
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    ApiPage page(Popolo.Kind kind, int number, UnaryOperator<String> address) {
        Changes.Stamp change = changes.last();
        Slice asked = ApiPage.slice(number);
        List<Popolo> objects = new ArrayList<>();
        long before = 0;
        for (PopoloSource source : of(kind)) {
            long skip = Math.max(0, asked.skip() - before);
            int most = asked.most() - objects.size();
            if (most > 0) {
                objects.addAll(source.list(new Slice(skip, most), address));
            }
            before += source.count();
        }
        return new ApiPage(kind.word(), path(kind), number, before, change, objects);
    }
}
