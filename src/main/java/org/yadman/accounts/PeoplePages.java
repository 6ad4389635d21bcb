package org.yadman.accounts;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.yadman.accounts.People.Change;
import org.yadman.accounts.People.Handed;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Checked;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Mistake;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Requires;
import org.yadman.platform.web.SeeOther;
import org.yadman.platform.web.StepUp;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// Stewards invite people, change their part and end their access. Names are pseudonyms, and only stewards see them.
@Controller
class PeoplePages {

    private final People people;
    private final Optional<GroupChoices> groups;
    private final SortKeys keys;
    private final Templates templates;

    PeoplePages(People people, ObjectProvider<GroupChoices> groups, SortKeys keys, Templates templates) {
        this.people = people;
        this.groups = Optional.ofNullable(groups.getIfAvailable());
        this.keys = keys;
        this.templates = templates;
    }

    /// A part in the campaign, as it is chosen.
    record PartForm(String role, String group, String version) {
        PartForm(@Nullable String role, @Nullable String group, @Nullable String version) {
            this.role = role == null ? "" : role;
            this.group = group == null ? "" : group;
            this.version = version == null ? "" : version;
        }

        Checked<Part> check(List<GroupChoices.Group> groups) {
            List<Mistake> mistakes = new ArrayList<>();
            Optional<Role> chosen = Role.find(role);
            Optional<UUID> known = groups.stream()
                    .map(GroupChoices.Group::id)
                    .filter(id -> id.toString().equals(group))
                    .findFirst();
            if (chosen.isEmpty()) {
                mistakes.add(Mistake.at("role", "accounts.people.role.missing"));
            }
            boolean needed = chosen.filter(Role.REPRESENTATIVE::equals).isPresent();
            if (known.isEmpty() && (needed || !group.isEmpty())) {
                mistakes.add(Mistake.at("group", "accounts.people.group.missing"));
            }
            return mistakes.isEmpty()
                    ? new Checked.Valid<>(new Part(chosen.orElseThrow(), known.orElse(null)))
                    : new Checked.Invalid<>(mistakes);
        }
    }

    record Part(Role role, @Nullable UUID group) {}

    record PersonLine(Account account, String group) {}

    record InvitationLine(UUID id, String role, String group, LocalDate made, boolean approved) {}

    record PeopleModel(
            Caller caller,
            List<PersonLine> people,
            List<InvitationLine> invitations,
            List<Choice> roles,
            List<Choice> groups,
            List<Mistake> mistakes) {}

    /// What the page of one person shows.
    ///
    /// @param self whether it is the steward's own account
    record PersonModel(
            Caller caller,
            Account account,
            boolean self,
            List<Choice> roles,
            List<Choice> groups,
            List<Mistake> mistakes) {}

    record HandedModel(Caller caller, Handed handed) {}

    @GetMapping("/{lang}/desk/people")
    @Requires(Permission.STEWARD)
    View list(Caller caller, Visitor v) {
        return page(caller, v, new PartForm("", "", ""), List.of());
    }

    private View page(Caller caller, Visitor v, PartForm form, List<Mistake> mistakes) {
        List<GroupChoices.Group> all = groups(v);
        List<PersonLine> lines = people.list().stream()
                .sorted(Comparator.comparing(account -> keys.key(v.language(), account.name())))
                .map(account -> new PersonLine(account, name(all, account.group())))
                .toList();
        List<InvitationLine> open = people.invitations().stream()
                .map(code -> new InvitationLine(
                        code.id(),
                        code.role() == null ? Role.STEWARD.word() : code.role().word(),
                        name(all, code.group()),
                        LocalDate.ofInstant(code.madeAt(), ZoneOffset.UTC),
                        code.approved()))
                .toList();
        PeopleModel model =
                new PeopleModel(caller, lines, open, roles(v, form.role()), choices(v, all, form.group()), mistakes);
        return templates
                .page(v, "accounts/people", model)
                .with(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private List<GroupChoices.Group> groups(Visitor v) {
        return groups.map(room -> room.choices(v.language())).orElse(List.of());
    }

    private static String name(List<GroupChoices.Group> all, @Nullable UUID group) {
        return all.stream()
                .filter(each -> each.id().equals(group))
                .map(GroupChoices.Group::name)
                .findFirst()
                .orElse("");
    }

    private static List<Choice> roles(Visitor v, String chosen) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(
                        role.word(),
                        v.t("accounts.role." + role.word()),
                        role.word().equals(chosen)))
                .toList();
    }

    private static List<Choice> choices(Visitor v, List<GroupChoices.Group> all, String chosen) {
        List<Choice> choices = new ArrayList<>();
        choices.add(new Choice("", v.t("accounts.people.group.none"), chosen.isEmpty()));
        all.forEach(group -> choices.add(new Choice(
                group.id().toString(), group.name(), group.id().toString().equals(chosen))));
        return choices;
    }

    @PostMapping("/{lang}/desk/people/invitations")
    @Requires(Permission.STEWARD)
    @StepUp
    View invite(PartForm form, Caller caller, Visitor v) {
        return switch (form.check(groups(v))) {
            case Checked.Invalid<Part>(var mistakes) -> page(caller, v, form, mistakes);
            case Checked.Valid<Part>(var part) ->
                handed(people.invite(part.role(), part.group(), caller.actor()), caller, v);
        };
    }

    // The one page that shows the code; it cannot be asked for again.
    private View handed(Handed handed, Caller caller, Visitor v) {
        return templates.page(v, "accounts/handed", new HandedModel(caller, handed));
    }

    @PostMapping("/{lang}/desk/people/invitations/{invitation}/withdrawal")
    @Requires(Permission.STEWARD)
    View withdraw(@PathVariable UUID invitation, Caller caller, Visitor v) {
        people.withdraw(invitation, caller.actor());
        return new SeeOther(v.to("/desk/people"));
    }

    @GetMapping("/{lang}/desk/people/{id}")
    @Requires(Permission.STEWARD)
    View show(@PathVariable UUID id, Caller caller, Visitor v) {
        Account account = people.find(id).orElseThrow(NotFound::new);
        String group = account.group() == null ? "" : account.group().toString();
        return person(account, new PartForm(account.role().word(), group, ""), List.of(), caller, v);
    }

    private View person(Account account, PartForm form, List<Mistake> mistakes, Caller caller, Visitor v) {
        PersonModel model = new PersonModel(
                caller,
                account,
                account.id().equals(caller.account()),
                roles(v, form.role()),
                choices(v, groups(v), form.group()),
                mistakes);
        return templates
                .page(v, "accounts/person", model)
                .with(mistakes.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{lang}/desk/people/{id}/role")
    @Requires(Permission.STEWARD)
    @StepUp
    View change(@PathVariable UUID id, PartForm form, Caller caller, Visitor v) {
        Account account = people.find(id).orElseThrow(NotFound::new);
        int version = form.version().matches("\\d{1,9}") ? Integer.parseInt(form.version()) : 0;
        return switch (form.check(groups(v))) {
            case Checked.Invalid<Part>(var mistakes) -> person(account, form, mistakes, caller, v);
            case Checked.Valid<Part>(var part)
            when part.role() != Role.STEWARD && people.isLastSteward(account) ->
                person(account, form, List.of(Mistake.at("role", "accounts.leave.last")), caller, v);
            case Checked.Valid<Part>(var part) ->
                after(people.change(id, version, part.role(), part.group(), caller.actor()), v);
        };
    }

    private static View after(Change change, Visitor v) {
        return switch (change) {
            case Change.Done() -> new SeeOther(v.to("/desk/people"));
            case Change.Asked(var request) -> new SeeOther(v.to("/desk/approvals/" + request));
        };
    }

    @PostMapping("/{lang}/desk/people/{id}/recovery")
    @Requires(Permission.STEWARD)
    @StepUp
    View recover(@PathVariable UUID id, Caller caller, Visitor v) {
        refuseSelf(id, caller);
        return handed(people.recover(id, caller.actor()), caller, v);
    }

    @PostMapping("/{lang}/desk/people/{id}/end")
    @Requires(Permission.STEWARD)
    @StepUp
    View end(@PathVariable UUID id, Caller caller, Visitor v) {
        refuseSelf(id, caller);
        return after(people.end(id, caller.actor()), v);
    }

    // One's own account has pages of its own for both.
    private static void refuseSelf(UUID id, Caller caller) {
        if (id.equals(caller.account())) {
            throw new NotFound();
        }
    }
}
