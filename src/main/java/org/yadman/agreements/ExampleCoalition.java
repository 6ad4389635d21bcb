package org.yadman.agreements;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.groups.Checked;
import org.yadman.groups.Group;
import org.yadman.groups.GroupKind;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;

/// Made-up groups and a made-up text, to show how groups agree; for the demonstration, and no server else has them.
/// They are a world of their own: nothing of it stands in a list, a count, a feed, the search or a folder.
@Component
public class ExampleCoalition {

    private static final ActorId EXAMPLE = new ActorId("example");

    private static final String BODY_EN =
            "Beside our own days of remembrance we keep the common day every year. We keep our own name, our own words and"
                    + " our own day.";
    private static final String BODY_FA =
            "در کنار روزهای یادبود خودمان، هر سال روز مشترک را هم برگزار می‌کنیم. نام خودمان، سخن خودمان و روز خودمان را"
                    + " نگه می‌داریم.";
    private static final String LETTER_EN = """
            We agree that this day is a fitting date of remembrance.
            We ask the bodies in which we have a voice to recognise it.
            This is no agreement with any group’s other aims.""";
    private static final String LETTER_FA = """
            موافقیم که این روز برای یادبود مناسب است.
            از نهادهایی که در آن‌ها حق سخن داریم می‌خواهیم آن را به رسمیت بشناسند.
            این موافقت به معنای موافقت با هدف‌های دیگر هیچ گروهی نیست.""";

    private static final String RESERVATION_FA = "ما روزی در تابستان را ترجیح می‌دادیم، و با این همه موافقیم.";

    private final Groups groups;
    private final Texts texts;
    private final Agreements agreements;
    private final Made made;

    ExampleCoalition(Groups groups, Texts texts, Agreements agreements, Made made) {
        this.groups = groups;
        this.texts = texts;
        this.agreements = agreements;
        this.made = made;
    }

    private record Part(
            String slug,
            GroupKind kind,
            String country,
            String en,
            String fa,
            Commitment commitment,
            @Nullable String rule,
            String reservation) {}

    private static final List<Part> PARTS = List.of(
            new Part("example-cedar", GroupKind.FAMILIES, "DE", "Cedar", "سرو", Commitment.OBSERVES, null, ""),
            new Part(
                    "example-tulip",
                    GroupKind.COMMITTEE,
                    "SE",
                    "Tulip",
                    "لاله",
                    Commitment.OBSERVES,
                    "groups example-willow observe",
                    ""),
            new Part(
                    "example-willow",
                    GroupKind.ASSOCIATION,
                    "FR",
                    "Willow",
                    "بید",
                    Commitment.OBSERVES,
                    "groups example-poplar observe",
                    ""),
            new Part(
                    "example-poplar",
                    GroupKind.UNION,
                    "CA",
                    "Poplar",
                    "سپیدار",
                    Commitment.OBSERVES,
                    "groups example-tulip observe and at least 2 groups in 2 countries observe",
                    ""),
            new Part(
                    "example-plane",
                    GroupKind.CAMPAIGN,
                    "GB",
                    "Plane Tree",
                    "چنار",
                    Commitment.OBSERVES,
                    "at least 5 human-rights-organisation agree",
                    ""),
            new Part(
                    "example-walnut",
                    GroupKind.HUMAN_RIGHTS_ORGANISATION,
                    "NL",
                    "Walnut",
                    "گردو",
                    Commitment.AGREES,
                    null,
                    "We would have preferred a day in summer, and we agree all the same."));

    /// Makes them, with three that wait for one another.
    ///
    /// @return the group for which a demonstration's representative speaks: one of the three
    @Transactional
    public UUID make() {
        AgreementText text = texts.add(
                new Texts.Draft(
                        "example",
                        true,
                        new Localized(Map.of("en", BODY_EN, "fa", BODY_FA)),
                        new Localized(Map.of("en", LETTER_EN, "fa", LETTER_FA)),
                        Localized.EMPTY),
                EXAMPLE);
        UUID speaksFor = made.ids().random();
        for (Part part : PARTS) {
            UUID id =
                    part.slug().equals("example-tulip") ? speaksFor : made.ids().random();
            groups.addExample(
                    new Group(
                            id,
                            part.slug(),
                            part.kind(),
                            part.country(),
                            new Localized(Map.of(
                                    "en", "Example group " + part.en() + " (fictional)",
                                    "fa", "گروه نمونهٔ " + part.fa() + " (ساختگی)")),
                            null,
                            Localized.EMPTY,
                            true),
                    Checked.BY_TELEPHONE_OR_MAIL);
            agreements.enter(
                    new Agreements.Draft(
                            id,
                            text.id(),
                            part.commitment(),
                            part.rule() == null ? null : Rule.parse(part.rule()),
                            part.reservation().isEmpty()
                                    ? Localized.EMPTY
                                    : new Localized(Map.of("en", part.reservation(), "fa", RESERVATION_FA)),
                            Visibility.NOW,
                            0),
                    EXAMPLE);
        }
        confirm(text.id(), "example-willow");
        return speaksFor;
    }

    // One has confirmed the joint moment already, so that the desk of another shows what that looks like.
    private void confirm(UUID text, String slug) {
        groups.find(slug)
                .flatMap(group -> agreements.ofGroup(group.id(), text, Commitment.OBSERVES))
                .ifPresent(agreement -> agreements.confirmTogether(agreement.id(), agreement.version(), EXAMPLE));
    }
}
