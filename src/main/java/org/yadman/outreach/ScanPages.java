package org.yadman.outreach;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.yadman.outreach.Threads.Done;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// A reply slip that came back by post, scanned or photographed: its printed reference leads to its thread.
@Controller
class ScanPages {

    private final ScannedSlip slips;
    private final Threads threads;
    private final Templates templates;

    ScanPages(ScannedSlip slips, Threads threads, Templates templates) {
        this.slips = slips;
        this.threads = threads;
        this.templates = templates;
    }

    /// The page.
    record Model(Caller caller, List<Mistake> mistakes) {}

    @GetMapping("/{lang}/desk/outreach/scans")
    @Requires(Permission.REACH_GROUPS)
    Page form(Caller caller, Visitor v) {
        return page(List.of(), caller, v);
    }

    private Page page(List<Mistake> mistakes, Caller caller, Visitor v) {
        return templates.page(v, "outreach/scan", new Model(caller, mistakes));
    }

    @PostMapping("/{lang}/desk/outreach/scans")
    @Requires(Permission.REACH_GROUPS)
    View take(@RequestParam(required = false) @Nullable MultipartFile scan, Caller caller, Visitor v) {
        if (scan == null || scan.isEmpty()) {
            return refused("outreach.scan.choose", caller, v);
        }
        byte[] file = bytes(scan);
        Optional<Open> open =
                slips.find(file).flatMap(reference -> threads.findByToken(reference.toLowerCase(Locale.ROOT), caller));
        if (open.isEmpty()) {
            return refused("outreach.scan.not-found", caller, v);
        }
        return threads.scanned(open.get(), file, v.t("outreach.scan.name", "date", v.date(v.today())), caller)
                        == Done.DONE
                ? new SeeOther(v.to(ThreadPages.PATH + "/" + open.get().thread().id()))
                : refused("outreach.overtaken", caller, v);
    }

    private Page refused(String key, Caller caller, Visitor v) {
        return page(List.of(Mistake.at("scan", key)), caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
