package org.yadman.platform.web;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.Messages;
import org.yadman.platform.text.Sentence;
import org.yadman.pure.calendars.PartialDate;

/// Whoever asked for a page, as far as the page needs to know: the language, the address, the day. Nothing about
/// the person.
///
/// @param path the address behind the language, with a leading `/`, or empty for the front page
/// @param query the query string with a leading `?`, or empty
/// @param freshness the day, and until when the answer is good
public record Visitor(Language language, String path, String query, Freshness freshness, Site site, Words words) {

    /// What turns a key, a date or a number into the visitor's language.
    public record Words(Messages messages, Dates dates, Languages languages, Assets assets) {}

    /// The same, as one who reads another language.
    public Visitor reading(Language other) {
        return new Visitor(other, path, query, freshness, site, words);
    }

    /// The day in UTC. A page that asks for it is made anew every day.
    public LocalDate today() {
        return freshness.today();
    }

    /// A sentence in the visitor's language.
    ///
    /// @param arguments name, value, name, value …
    public String t(String key, @Nullable Object... arguments) {
        return words.messages().text(language, key, arguments);
    }

    /// A sentence in the visitor's language; a day among its arguments stands in both calendars.
    public String t(Sentence sentence) {
        List<@Nullable Object> told = new ArrayList<>(sentence.arguments());
        told.replaceAll(each -> each instanceof LocalDate day ? date(day) : each);
        return new Sentence(sentence.key(), told).in(words.messages(), language);
    }

    /// The address of a page in the visitor's language.
    ///
    /// @param path behind the language, with a leading `/`, or empty for the front page
    public String to(String path) {
        return "/" + language.tag() + (path.isEmpty() ? "/" : path);
    }

    /// Where a mistake on this page is reported, without an account.
    public String reportAddress() {
        String page = UriUtils.encodeQueryParam(path.isEmpty() ? "/" : path, StandardCharsets.UTF_8)
                .replace("+", "%2B")
                .replace("&", "%26");
        return to("/suggest") + "?about=" + page;
    }

    /// A static file's address, which changes with its content.
    public String asset(String name) {
        return words.assets().address(name);
    }

    /// A text people wrote, in the best language for this visitor.
    public Localized.Text in(Localized text) {
        return text.in(language);
    }

    /// The `lang` of a text if it is not the page's own, else null: JTE leaves the attribute out.
    public @Nullable String lang(Localized.Text text) {
        return text.language().isEmpty() || text.language().equals(language.tag()) ? null : text.language();
    }

    /// The `dir` of a text if its language is not the page's own, else null.
    public @Nullable String dir(Localized.Text text) {
        return lang(text) == null ? null : text.direction();
    }

    public String number(long number) {
        return words.dates().number(language, number);
    }

    public String digits(String text) {
        return words.dates().digits(language, text);
    }

    /// Both calendars.
    public String date(LocalDate date) {
        return words.dates().both(language, date);
    }

    /// Both calendars, with the day of the week.
    public String fullDate(LocalDate date) {
        return words.dates().bothWithWeekday(language, date);
    }

    /// A date as exactly as somebody said it.
    public String date(PartialDate date) {
        return words.dates().partial(language, date);
    }

    /// From when until when, as far as either is known; empty where neither is.
    public String span(@Nullable PartialDate since, @Nullable PartialDate until) {
        if (since == null && until == null) {
            return "";
        }
        return t(
                "platform.date.span",
                "has",
                since == null ? "until" : until == null ? "since" : "both",
                "since",
                since == null ? "" : date(since),
                "until",
                until == null ? "" : date(until));
    }

    /// The reader's own calendar only.
    public String firstDate(LocalDate date) {
        return words.dates().date(language, words.dates().first(language), date);
    }

    /// The other calendar only.
    public String secondDate(LocalDate date) {
        return words.dates().date(language, words.dates().second(language), date);
    }

    /// Day and month in the reader's own calendar.
    public String firstDayAndMonth(LocalDate date) {
        return words.dates().dayAndMonth(language, date);
    }

    /// The year of a date in the reader's own calendar.
    public String yearOf(LocalDate date) {
        return number(words.dates().first(language).yearOf(date));
    }

    public String weekday(LocalDate date) {
        return words.dates().weekday(language, date.getDayOfWeek());
    }

    /// What stands in the browser's title bar.
    public String pageTitle(String page) {
        String name = siteName().value();
        return page.equals(name) ? page : t("platform.title", "page", page, "site", name);
    }

    /// What the campaign is called.
    public Localized.Text siteName() {
        return in(site.name());
    }

    /// The entries of the menu, in order: message key → address behind the language.
    public List<Link> menu() {
        List<Link> links = new ArrayList<>();
        for (Site.Entry entry : site.menu()) {
            boolean here = entry.path().isEmpty()
                    ? path.isEmpty()
                    : path.equals(entry.path()) || path.startsWith(entry.path() + "/");
            links.add(new Link(t(entry.key()), to(entry.path()), here, language));
        }
        return links;
    }

    /// The same page in the other languages.
    public List<Link> otherLanguages() {
        return words.languages().all().stream()
                .filter(other -> !Objects.equals(other, language))
                .map(other -> new Link(
                        other.ownName(), "/" + other.tag() + (path.isEmpty() ? "/" : path) + query, false, other))
                .toList();
    }

    /// A link in the furniture of a page.
    ///
    /// @param here whether it leads to the page one is on, or above it
    public record Link(String text, String address, boolean here, Language language) {}
}
