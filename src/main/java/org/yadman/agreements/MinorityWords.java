package org.yadman.agreements;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Standing;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Visitor;

/// What the minority says: groups that have said no and let their words be shown, then groups that agree and add
/// something.
@Component
class MinorityWords {

    private final Answers answers;
    private final AgreementList list;
    private final Circumstances circumstances;
    private final SortKeys keys;

    MinorityWords(Answers answers, AgreementList list, Circumstances circumstances, SortKeys keys) {
        this.answers = answers;
        this.list = list;
        this.circumstances = circumstances;
        this.keys = keys;
    }

    /// What one group says.
    ///
    /// @param path of the group's page
    /// @param no whether it does not agree
    record Said(Text words, Text name, String path, boolean no) {}

    /// One page of it.
    Listing<Said> find(AgreementText text, Listing.Query query, Visitor v) {
        long skip = (query.page() - 1L) * Listing.SIZE;
        Map<UUID, Group> groups = circumstances.groups(quoted());
        List<Quote> refused = refused(text, groups, v);
        List<AgreementList.Row> reserved = list.byName(text, v).stream()
                .filter(row -> row.reserved() && row.version() == 0)
                .toList();
        List<Quote> shown = refused.stream().skip(skip).limit(Listing.SIZE).toList();
        List<AgreementList.Row> more = reserved.stream()
                .skip(Math.max(0, skip - refused.size()))
                .limit(Listing.SIZE - shown.size())
                .toList();
        List<Said> said = Stream.concat(
                        shown.stream()
                                .map(quote -> said(
                                        new Text(quote.words(), quote.language()),
                                        Objects.requireNonNull(groups.get(quote.group())),
                                        true,
                                        v)),
                        list.listed(more).stream()
                                .map(each -> said(
                                        v.in(each.shown().reservation()),
                                        each.shown().group(),
                                        false,
                                        v)))
                .toList();
        return Listing.of(said, (long) refused.size() + reserved.size(), query.page(), query);
    }

    private static Said said(Text words, Group group, boolean no, Visitor v) {
        return new Said(words, v.in(group.name()), v.to("/groups/" + group.slug()), no);
    }

    private Set<UUID> quoted() {
        return answers.quotes().stream().map(Quote::group).collect(Collectors.toSet());
    }

    // A group that now agrees for everybody to see does not say no any more; of one that agrees hidden, what it let be
    // shown before stays: anything else would tell.
    private List<Quote> refused(AgreementText text, Map<UUID, Group> groups, Visitor v) {
        List<Quote> quotes = answers.quotes();
        if (quotes.isEmpty()) {
            return List.of();
        }
        Map<UUID, Standing> standings = circumstances.standings(groups.keySet());
        Set<UUID> agreeing = list.all(text, v.today()).rows().stream()
                .filter(row -> row.version() == 0)
                .map(AgreementList.Row::group)
                .collect(Collectors.toSet());
        return quotes.stream()
                .filter(quote -> {
                    Group group = groups.get(quote.group());
                    return group != null
                            && group.example() == text.example()
                            && Objects.requireNonNull(standings.get(group.id())).counts()
                            && !agreeing.contains(group.id());
                })
                .sorted(Comparator.comparing(quote -> keys.key(
                        v.language(),
                        v.in(Objects.requireNonNull(groups.get(quote.group())).name())
                                .value())))
                .toList();
    }
}
