package org.yadman.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.front.Campaign.TextKey;
import org.yadman.platform.pdf.KeptPapers;
import org.yadman.platform.pdf.Paper;
import org.yadman.platform.pdf.Pdf;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.text.Markdown;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.calendars.Occurrence;

/// What a reader passes on: which day, why, and the bare address. All words are the campaign's own, and no
/// two readers get different ones: nothing tells who passed them on.
@Component
class Invite {

    private final CurrentCampaign campaign;
    private final Days days;
    private final Markdown markdown;
    private final Pdf pdf;
    private final KeptPapers kept;

    Invite(CurrentCampaign campaign, Days days, Markdown markdown, Pdf pdf, KeptPapers kept) {
        this.campaign = campaign;
        this.days = days;
        this.markdown = markdown;
        this.pdf = pdf;
        this.kept = kept;
    }

    /// The words.
    ///
    /// @param title the common day, or else the campaign
    /// @param when its next date in the reader's calendar; empty where none is known
    /// @param second the same in the other calendar
    /// @param lead what is remembered, and whom; null where the campaign says nothing
    /// @param guarantee that no group gives up its own day, or null
    record Words(
            Text title,
            String when,
            String second,
            @Nullable Text lead,
            @Nullable Text guarantee,
            String address,
            QrCode picture) {

        /// The address as it is read aloud and typed in.
        String typed() {
            return address.replaceFirst("^https?://", "");
        }

        /// All of it as one text, to be copied.
        String text() {
            List<String> parts = new ArrayList<>();
            parts.add(when.isEmpty() ? title.value() : title.value() + "\n" + when + " · " + second);
            if (lead != null) {
                parts.add(lead.value());
            }
            if (guarantee != null) {
                parts.add(guarantee.value());
            }
            parts.add(address);
            return String.join("\n\n", parts);
        }
    }

    /// @param base of the address at which it was asked for
    Words of(String base, Visitor v) {
        Optional<Day> common = days.findCommon();
        Optional<Occurrence> next = common.flatMap(day -> day.next(v.today()));
        String address = base + v.to("");
        return new Words(
                common.map(day -> v.in(day.name())).orElse(v.siteName()),
                next.map(each -> v.weekday(each.first()) + " " + v.firstDate(each.first()))
                        .orElse(""),
                next.map(each -> v.secondDate(each.first())).orElse(""),
                plain(TextKey.LEAD, v),
                plain(TextKey.GUARANTEE, v),
                address,
                QrCode.of(address));
    }

    private @Nullable Text plain(TextKey key, Visitor v) {
        Text text = campaign.find().map(each -> v.in(each.text(key))).orElse(null);
        return text == null || text.value().isEmpty() ? null : new Text(markdown.plain(text.value()), text.language());
    }

    /// The poster.
    ///
    /// @param base of the address at which it was asked for
    byte[] poster(String base, Visitor v) {
        return kept.get("invite " + base + " " + v.language().tag(), v, () -> Optional.of(make(base, v)))
                .orElseThrow();
    }

    private byte[] make(String base, Visitor v) {
        Words words = of(base, v);
        String title = words.title().value();
        return pdf.make(
                v, "front/invitepdf", words, new Paper(title, v.t("invite.poster.about", "day", title), v.today()));
    }
}
