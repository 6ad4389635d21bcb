package org.yadman.agreements;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.agreements.Slip.Unlisted;
import org.yadman.audit.Audit;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import org.yadman.pure.names.SearchText;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The codes on letters. What a group does by its code stands in no audit: its lines stay for ever and in order.
@Component
class Slips {

    /// A code drawn twice is drawn again; so often, the numbers have run out.
    private static final int MOST_DRAWN = 20;

    /// In which language the name of a group that is not in the record was typed, nobody asks.
    private static final String UNKNOWN = "en";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final SlipStore store;
    private final Groups groups;
    private final SlipTide tide;
    private final Vault vault;
    private final Audit audit;
    private final Made made;
    private final Random random;

    Slips(SlipStore store, Groups groups, SlipTide tide, Vault vault, Audit audit, Made made, Random random) {
        this.store = store;
        this.groups = groups;
        this.tide = tide;
        this.vault = vault;
        this.audit = audit;
        this.made = made;
        this.random = random;
    }

    /// A slip with its code, which is shown this once.
    record Drawn(Slip slip, SlipCode code) {}

    /// For a group of the record. One that has a slip already gets a new code, and the old one no longer works.
    @Transactional
    public Drawn draw(UUID group, String contact, ActorId by) {
        return store.findOf(group)
                .map(there -> renew(there.id(), contact, by))
                .orElseGet(() -> draw(group, null, contact, by));
    }

    /// For a group that is not in the record yet.
    @Transactional
    public Drawn draw(Unlisted unlisted, String contact, ActorId by) {
        return draw(null, unlisted, contact, by);
    }

    private Drawn draw(@Nullable UUID group, @Nullable Unlisted unlisted, String contact, ActorId by) {
        UUID id = made.ids().random();
        SlipCode code = free();
        SlipStore.Row row = new SlipStore.Row(
                id,
                1,
                group,
                unlisted == null ? null : vault.seal(place(id, "unlisted"), JSON.writeValueAsString(unlisted)),
                vault.seal(place(id, "contact"), contact),
                by.value(),
                made.today(),
                made.today().plusDays(Slip.DAYS_GOOD));
        store.insert(row, hash(code));
        Slip slip = open(row);
        audit.note(by, "answers.act.slip", slip.ref(), Map.of());
        return new Drawn(slip, code);
    }

    /// A new code for a slip.
    @Transactional
    public Drawn renew(UUID id, @Nullable String contact, ActorId by) {
        Slip slip = find(id).orElseThrow();
        SlipCode code = free();
        String kept = contact == null || contact.isEmpty() ? slip.contact() : contact;
        store.renew(
                id,
                hash(code),
                vault.seal(place(id, "contact"), kept),
                by.value(),
                made.today(),
                made.today().plusDays(Slip.DAYS_GOOD));
        audit.note(by, "answers.act.slip", slip.ref(), Map.of());
        return new Drawn(find(id).orElseThrow(), code);
    }

    private SlipCode free() {
        for (int i = 0; i < MOST_DRAWN; i++) {
            SlipCode code = SlipCode.random(random);
            if (store.findByCode(hash(code)).isEmpty()) {
                return code;
            }
        }
        throw new IllegalStateException("No code is free");
    }

    // A plain hash of eight digits is undone in a second; this one needs the key, which is not in the database.
    private String hash(SlipCode code) {
        return vault.blindIndex("slip-code", code.digits());
    }

    private static Place place(UUID id, String column) {
        return new Place("slip", id.toString(), column);
    }

    /// What a code opens.
    sealed interface Opened {
        record Found(Slip slip, Addressee addressee) implements Opened {}

        record NoSuch() implements Opened {}

        /// So many wrong codes come in that the name on the letter is asked for, too.
        record NameWanted() implements Opened {}

        /// Too many wrong codes were tried under this name.
        record Later() implements Opened {}
    }

    /// Opens a slip.
    ///
    /// @param name what stands on the letter as the group's name; asked for only while many wrong codes come in
    @Transactional(readOnly = true)
    public Opened open(String typed, String name) {
        String folded = folded(name);
        boolean quiet = tide.quiet();
        if (!quiet && folded.isEmpty()) {
            return new Opened.NameWanted();
        }
        if (!quiet && !tide.mayTry(folded)) {
            return new Opened.Later();
        }
        Optional<Opened> found = SlipCode.read(typed)
                .flatMap(code -> store.findByCode(hash(code)))
                .filter(row -> !row.goodUntil().isBefore(made.today()))
                .map(this::open)
                .flatMap(slip -> addressee(slip).map(addressee -> new Opened.Found(slip, addressee)))
                .filter(slip -> quiet || names(slip.addressee()).contains(folded))
                .map(Opened.class::cast);
        if (found.isEmpty()) {
            tide.wrong(quiet ? "" : folded);
            return new Opened.NoSuch();
        }
        return found.get();
    }

    private static String folded(String name) {
        return SearchText.fold(name).replace(" ", "");
    }

    private static Set<String> names(Addressee addressee) {
        return addressee.name().texts().values().stream().map(Slips::folded).collect(Collectors.toSet());
    }

    /// Whom a slip is for; nothing where the group is no longer in the record.
    Optional<Addressee> addressee(Slip slip) {
        if (slip.unlisted() != null) {
            return Optional.of(Addressee.of(slip.unlisted(), UNKNOWN));
        }
        return Optional.ofNullable(slip.group()).flatMap(this::group).map(Addressee::of);
    }

    Optional<Group> group(UUID id) {
        return Optional.ofNullable(groups.byId(List.of(id)).get(id));
    }

    List<Slip> listAll() {
        return store.listAll().stream().map(this::open).toList();
    }

    Optional<Slip> find(UUID id) {
        return store.find(id).map(this::open);
    }

    /// Whether this is the slip's code: for whoever has just been shown it and prints it in another way.
    boolean fits(Slip slip, SlipCode code) {
        return store.findByCode(hash(code))
                .filter(row -> row.id().equals(slip.id()))
                .isPresent();
    }

    /// Whether this is the slip's code and it opens it today.
    boolean works(Slip slip, SlipCode code) {
        return fits(slip, code) && !slip.goodUntil().isBefore(made.today());
    }

    Optional<Slip> findOf(UUID group) {
        return store.findOf(group).map(this::open);
    }

    /// Notes that a code was shown to somebody else than who drew it.
    @Transactional
    public void shown(UUID slip, ActorId to) {
        store.shown(slip, to.value());
    }

    /// Whether somebody drew a code or was shown it: whoever knows it could have answered by it.
    boolean isKnownTo(Slip slip, ActorId who) {
        return slip.madeBy().equals(who.value()) || store.isShown(slip.id(), who.value());
    }

    /// Forgets where the group of a slip can be reached.
    @Transactional
    public void forgetContact(UUID id) {
        store.reach(id, vault.seal(place(id, "contact"), ""));
    }

    /// Says which group of the record a slip is for.
    ///
    /// @return false where that group has a slip of its own
    @Transactional
    public boolean belongsTo(Slip slip, UUID group, ActorId by) {
        if (store.findOf(group).isPresent()) {
            return false;
        }
        store.belongsTo(slip.id(), group);
        audit.note(by, "answers.act.linked", slip.ref(), Map.of());
        return true;
    }

    private Slip open(SlipStore.Row row) {
        Unlisted unlisted = row.unlisted() == null
                ? null
                : JSON.readValue(vault.open(place(row.id(), "unlisted"), row.unlisted()), Unlisted.class);
        return new Slip(
                row.id(),
                row.version(),
                row.group(),
                unlisted,
                vault.open(place(row.id(), "contact"), row.contact()),
                row.madeBy(),
                row.madeOn(),
                row.goodUntil());
    }

    @Transactional
    public void forget() {
        LocalDate today = made.today();
        store.removeUnused(today);
    }
}
