package org.yadman.outreach;

import static org.yadman.outreach.BroadcastViews.PATH;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.yadman.outreach.Broadcasts.Who;
import org.yadman.outreach.CallForm.Said;
import org.yadman.outreach.Contact.Details;
import org.yadman.outreach.Contacts.Twin;
import org.yadman.outreach.Threads.Open;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.Visitor;
import org.yadman.pure.names.SearchText;

/// Who called back about a broadcast. A name that we know is asked back first; everybody else is a contact
/// with the first press.
@Controller
class CallBackPages {

    /// Of more than these nobody finds one.
    private static final int MOST = 20;

    private static final String THREAD = "thread:";
    private static final String CONTACT = "contact:";

    private final Broadcasts broadcasts;
    private final BroadcastViews views;
    private final Contacts contacts;
    private final Threads threads;
    private final Languages languages;

    CallBackPages(
            Broadcasts broadcasts, BroadcastViews views, Contacts contacts, Threads threads, Languages languages) {
        this.broadcasts = broadcasts;
        this.views = views;
        this.contacts = contacts;
        this.threads = threads;
        this.languages = languages;
    }

    @PostMapping("/{lang}/desk/outreach/broadcasts/{id}/calls")
    @Requires(Permission.REACH_GROUPS)
    View called(@PathVariable String id, @RequestParam Map<String, String> sent, Caller caller, Visitor v) {
        Broadcast broadcast = Addresses.id(id).flatMap(broadcasts::find).orElseThrow(NotFound::new);
        CallForm form = CallForm.of(sent);
        return switch (form.said(broadcast.on(), v.today())) {
            case Checked.Invalid<Said>(List<Mistake> mistakes) -> refused(broadcast, form, mistakes, caller, v);
            case Checked.Valid<Said>(Said said) -> take(broadcast, form, said, caller, v);
        };
    }

    private View take(Broadcast broadcast, CallForm form, Said said, Caller caller, Visitor v) {
        Checked<Details> details = form.details(tags(), usual(broadcast, v));
        List<Choice> known = form.who().isEmpty() ? known(broadcast, form, details, caller, v) : List.of();
        if (!known.isEmpty()) {
            return show(broadcast, form, known, List.of(), null, caller, v).with(HttpStatus.CONFLICT);
        }
        if (form.who().isEmpty() || form.who().equals(CallForm.NEW)) {
            return switch (details) {
                case Checked.Invalid<Details>(List<Mistake> mistakes) -> refused(broadcast, form, mistakes, caller, v);
                case Checked.Valid<Details>(Details fresh) ->
                    after(broadcast, form, new Who.New(fresh), said, caller, v);
            };
        }
        return after(broadcast, form, chosen(form.who(), caller), said, caller, v);
    }

    private Page refused(Broadcast broadcast, CallForm form, List<Mistake> mistakes, Caller caller, Visitor v) {
        return show(broadcast, form, List.of(), mistakes, null, caller, v).with(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Page show(
            Broadcast broadcast,
            CallForm form,
            List<Choice> who,
            List<Mistake> mistakes,
            @Nullable String told,
            Caller caller,
            Visitor v) {
        return views.show(broadcast, BroadcastViews.Typed.call(broadcast, form, who, mistakes, told), caller, v);
    }

    private View after(Broadcast broadcast, CallForm form, Who who, Said said, Caller caller, Visitor v) {
        return switch (broadcasts.called(broadcast, who, said, caller)) {
            case DONE -> new SeeOther(v.to(PATH + "/" + broadcast.id()));
            case OVERTAKEN ->
                show(broadcast, form, List.of(), List.of(), v.t("outreach.overtaken"), caller, v)
                        .with(HttpStatus.CONFLICT);
        };
    }

    private List<String> tags() {
        return languages.all().stream().map(Language::tag).toList();
    }

    // Whoever heard it understands the language in which it was.
    private String usual(Broadcast broadcast, Visitor v) {
        String spoken = broadcast.content().language();
        return tags().contains(spoken) ? spoken : v.language().tag();
    }

    private Who chosen(String who, Caller caller) {
        Optional<Who> chosen = Optional.empty();
        if (who.startsWith(THREAD)) {
            chosen = Addresses.id(who.substring(THREAD.length()))
                    .flatMap(id -> threads.find(id, caller))
                    .map(Who.InThread::new);
        } else if (who.startsWith(CONTACT)) {
            chosen = Addresses.id(who.substring(CONTACT.length()))
                    .flatMap(id -> contacts.find(id, caller))
                    .map(Who.Known::new);
        }
        return chosen.orElseThrow(NotFound::new);
    }

    // ---- whom we know by this name, or by this way to reach them

    private List<Choice> known(Broadcast broadcast, CallForm form, Checked<Details> details, Caller caller, Visitor v) {
        Details probe = switch (details) {
            case Checked.Valid<Details>(Details typed) -> typed;
            case Checked.Invalid<Details> _ ->
                new Details(form.name(), null, null, null, usual(broadcast, v), null, List.of(), Set.of(), "");
        };
        List<Contact> all = contacts.list(caller);
        String name = SearchText.fold(form.name());
        Map<UUID, Contact> matches = new LinkedHashMap<>();
        Contacts.twins(probe, all).stream().map(Twin::contact).forEach(contact -> matches.put(contact.id(), contact));
        all.stream()
                .filter(contact -> SearchText.fold(contact.details().name()).contains(name))
                .forEach(contact -> matches.put(contact.id(), contact));
        List<Choice> choices = new ArrayList<>();
        matches.values().stream()
                .limit(MOST)
                .forEach(contact -> choices.addAll(choices(broadcast, contact, caller, v)));
        if (!choices.isEmpty()) {
            choices.add(new Choice(CallForm.NEW, v.t("broadcasts.call.new"), false));
        }
        return choices;
    }

    // The threads in which it was asked; itself, unless the one of this appeal is among them.
    private List<Choice> choices(Broadcast broadcast, Contact contact, Caller caller, Visitor v) {
        List<Choice> choices = new ArrayList<>();
        boolean asked = false;
        for (Open open : threads.listOfContact(contact.id(), caller)) {
            asked |= open.thread().appeal().equals(broadcast.appeal());
            choices.add(new Choice(
                    THREAD + open.thread().id(),
                    v.t(
                            "broadcasts.call.thread",
                            "name",
                            contact.details().name(),
                            "appeal",
                            open.appeal().content().title()),
                    false));
        }
        if (!asked) {
            choices.add(new Choice(CONTACT + contact.id(), contact.details().name(), choices.isEmpty()));
        }
        return choices;
    }
}
