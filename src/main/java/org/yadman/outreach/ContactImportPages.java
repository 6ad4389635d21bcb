package org.yadman.outreach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.yadman.outreach.ContactSheet.Read;
import org.yadman.outreach.Contacts.Twin;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// A list of contacts out of a spreadsheet: tried first, row by row, and taken with the second press.
@Controller
class ContactImportPages {

    private final Contacts contacts;
    private final Languages languages;
    private final Countries countries;
    private final Templates templates;

    ContactImportPages(Contacts contacts, Languages languages, Countries countries, Templates templates) {
        this.contacts = contacts;
        this.languages = languages;
        this.countries = countries;
        this.templates = templates;
    }

    /// The page.
    ///
    /// @param trial what a file would bring, or null
    record Model(Caller caller, @Nullable Trial trial, List<Mistake> mistakes) {}

    /// What a file would bring.
    ///
    /// @param sheet the file itself, to come along with the second press
    /// @param unknown columns whose cells go to the notes
    record Trial(String sheet, List<Line> lines, List<String> unknown) {}

    /// A row that can be taken.
    ///
    /// @param same which contact it may be, or empty; such a row is not ticked
    record Line(int number, String name, String country, String ways, String same) {}

    @GetMapping("/{lang}/desk/outreach/contacts/import")
    @Requires(Permission.REACH_GROUPS)
    Page form(Caller caller, Visitor v) {
        return page(null, List.of(), caller, v);
    }

    private Page page(@Nullable Trial trial, List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(v, "outreach/contactimport", new Model(caller, trial, mistakes));
    }

    @PostMapping("/{lang}/desk/outreach/contacts/import")
    @Requires(Permission.REACH_GROUPS)
    View bringIn(
            @RequestParam(required = false) @Nullable MultipartFile sheet,
            @RequestParam(defaultValue = "") String kept,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(required = false) @Nullable List<String> row,
            Caller caller,
            Visitor v) {
        byte[] file = sheet == null || sheet.isEmpty() ? kept(kept) : bytes(sheet);
        if (file.length == 0) {
            return page(null, List.of(Mistake.at("sheet", "outreach.import.choose")), caller, v)
                    .with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        List<String> tags = languages.all().stream().map(Language::tag).toList();
        Read read = ContactSheet.read(file, "", tags);
        if (act.equals("take")) {
            Set<String> chosen = row == null ? Set.of() : new HashSet<>(row);
            int added = contacts.addAll(
                    read.rows().stream()
                            .filter(each -> chosen.contains(String.valueOf(each.number())))
                            .map(ContactSheet.Row::details)
                            .toList(),
                    caller);
            return new SeeOther(v.to(ContactPages.PATH) + "?added=" + added);
        }
        Page page = page(trial(file, read, caller, v), read.mistakes(), caller, v);
        return read.rows().isEmpty() ? page.with(HttpStatus.UNPROCESSABLE_CONTENT) : page;
    }

    private static byte[] kept(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException broken) {
            return new byte[0];
        }
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Trial trial(byte[] file, Read read, Caller caller, Visitor v) {
        Map<Integer, String> same = new HashMap<>();
        List<Contact> known = contacts.list(caller);
        for (ContactSheet.Row each : read.rows()) {
            Contacts.twins(each.details(), known).stream()
                    .findFirst()
                    .ifPresent(twin -> same.put(each.number(), said(twin, v)));
        }
        ContactSheet.twins(read.rows())
                .forEach(pair -> same.putIfAbsent(
                        pair.other().number(),
                        v.t("outreach.import.row", "row", pair.one().number())));
        List<Line> lines = new ArrayList<>();
        for (ContactSheet.Row each : read.rows()) {
            Contact.Details details = each.details();
            lines.add(new Line(
                    each.number(),
                    details.name(),
                    countries.name(details.country(), v.language()),
                    details.ways().stream()
                            .map(way -> v.t("outreach.way." + way.word()))
                            .collect(Collectors.joining(v.t("platform.rule.comma"))),
                    same.getOrDefault(each.number(), "")));
        }
        return new Trial(Base64.getUrlEncoder().withoutPadding().encodeToString(file), lines, read.unknown());
    }

    private static String said(Twin twin, Visitor v) {
        return v.t(
                "outreach.import.same",
                "name",
                twin.contact().details().name(),
                "why",
                v.t("outreach.twin", "same", twin.same().name()));
    }
}
