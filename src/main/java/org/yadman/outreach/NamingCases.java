package org.yadman.outreach;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.outreach.Contact.Safety;
import org.yadman.platform.mail.Mail;

/// Gathers all that decides whether somebody may be named.
@Component
class NamingCases {

    private static final Set<Safety> FORBIDDING = EnumSet.of(Safety.NEVER_NAMED, Safety.DO_NOT_PUBLISH);

    private final ThreadStore store;
    private final Threads threads;
    private final Groups groups;
    private final List<HasAnswered> rooms;
    private final Mail mail;

    NamingCases(ThreadStore store, Threads threads, Groups groups, List<HasAnswered> rooms, Mail mail) {
        this.store = store;
        this.threads = threads;
        this.groups = groups;
        this.rooms = List.copyOf(rooms);
        this.mail = mail;
    }

    /// One thread.
    ///
    /// @param all every contact that there is: what stands at one office of a group holds for the others
    NamingCase of(AppealThread thread, @Nullable Contact contact, @Nullable Naming naming, List<Contact> all) {
        Group group = group(contact);
        List<Ask> asks = store.asks(thread.id());
        List<Contact> offices = group == null
                ? List.of()
                : all.stream()
                        .filter(each -> group.id().equals(each.details().group()))
                        .toList();
        return new NamingCase(
                thread,
                threads.phase(thread),
                group,
                offices.stream().noneMatch(NamingCases::forbids),
                contact != null && group != null && isHarmless(contact, group),
                asks,
                store.replies(thread.id()),
                group != null && elsewhere(thread, group.id(), asks, offices),
                naming);
    }

    private @Nullable Group group(@Nullable Contact contact) {
        UUID id = contact == null ? null : contact.details().group();
        return id == null ? null : groups.byId(List.of(id)).get(id);
    }

    static boolean forbids(Contact contact) {
        return contact.details().safety().stream().anyMatch(FORBIDDING::contains);
    }

    /// Whether the country of a contact and of its group is known and none that the campaign protects.
    boolean isHarmless(Contact contact, Group group) {
        List<String> countries = Stream.of(contact.details().country(), group.country())
                .filter(Objects::nonNull)
                .toList();
        return !countries.isEmpty() && countries.stream().noneMatch(threads::isProtected) && reachable(contact);
    }

    // An address in a protected country tells more than what somebody chose in a list.
    private boolean reachable(Contact contact) {
        return contact.details().points().stream()
                .filter(point -> point.way() == Contact.Way.EMAIL)
                .allMatch(point -> mail.mayReach(point.value()));
    }

    // An answer to another letter, since we began to ask here, is an answer all the same.
    private boolean elsewhere(AppealThread thread, UUID group, List<Ask> asks, List<Contact> offices) {
        LocalDate since = asks.stream().map(Ask::on).min(LocalDate::compareTo).orElse(LocalDate.MIN);
        return rooms.stream().anyMatch(room -> room.hasAnswered(group))
                || offices.stream()
                        .flatMap(office -> store.listOfContact(office.id()).stream())
                        .filter(other -> !other.id().equals(thread.id()))
                        .flatMap(other -> store.replies(other.id()).stream())
                        .anyMatch(reply -> reply.kind() == Reply.Kind.ANSWER
                                && !reply.cameOn().isBefore(since));
    }
}
