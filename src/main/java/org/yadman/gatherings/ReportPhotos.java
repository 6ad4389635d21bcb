package org.yadman.gatherings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.gatherings.ReportPhotoDrawing.Taken;
import org.yadman.gatherings.ReportPhotoStore.Row;
import org.yadman.gatherings.ReportPhotoStore.Sealed;
import org.yadman.gatherings.ReportPhotoStore.Seen;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Ids;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.web.NotFound;

/// The photos of reports: sealed until somebody has decided, and until then seen only by who was shown
/// their address.
@Component
class ReportPhotos {

    /// So many may wait at once that nobody has decided on.
    static final int MOST_WAITING = 300;

    private final ReportPhotoStore store;
    private final ReportPhotoDrawing drawing;
    private final Vault vault;
    private final Ids ids;

    ReportPhotos(ReportPhotoStore store, ReportPhotoDrawing drawing, Vault vault, Ids ids) {
        this.store = store;
        this.drawing = drawing;
        this.vault = vault;
        this.ids = ids;
    }

    private static Vault.Place at(UUID id, String column) {
        return new Vault.Place(ReportPhotoStore.TABLE, id.toString(), column);
    }

    @Transactional(readOnly = true)
    public List<ReportPhoto> list(UUID report) {
        return store.list(report).stream().map(this::open).toList();
    }

    @Transactional(readOnly = true)
    public Optional<ReportPhoto> find(UUID id) {
        return store.find(id).map(this::open);
    }

    private ReportPhoto open(Row row) {
        UUID id = row.id();
        return new ReportPhoto(
                id,
                row.report(),
                row.version(),
                row.width(),
                row.height(),
                row.covered(),
                row.marks() == null
                        ? ReportPhotoMarks.NONE
                        : ReportPhotoMarks.read(vault.open(at(id, "marks"), row.marks())),
                row.seen() != null ? row.seen() : row.told() == null ? "" : vault.open(at(id, "told"), row.told()));
    }

    private byte[] picture(UUID id) {
        return store.findPicture(id)
                .map(closed -> Base64.getDecoder().decode(vault.open(at(id, "picture"), closed)))
                .orElseThrow(NotFound::new);
    }

    private String seal(UUID id, byte[] picture) {
        return vault.seal(at(id, "picture"), Base64.getEncoder().encodeToString(picture));
    }

    /// Adds one.
    ///
    /// @return nothing if the report has enough, or so many wait that no more are taken in today
    @Transactional
    public Optional<ReportPhoto> add(Report report, Taken.Picture picture, String seen) {
        if (store.list(report.id()).size() >= Report.MOST_PHOTOS || store.countSealed() >= MOST_WAITING) {
            return Optional.empty();
        }
        UUID id = ids.random();
        ReportPhoto photo = new ReportPhoto(
                id, report.id(), 1, picture.width(), picture.height(), false, ReportPhotoMarks.NONE, seen);
        store.insert(
                photo,
                new Sealed(
                        vault.seal(at(id, "marks"), ""), seal(id, picture.jpeg()), vault.seal(at(id, "told"), seen)));
        return Optional.of(photo);
    }

    @Transactional
    public boolean mark(ReportPhoto seen, ReportPhotoMarks marks) {
        return store.mark(seen, vault.seal(at(seen.id(), "marks"), marks.write()));
    }

    /// The picture without what is marked. It takes a moment; no transaction waits for it.
    byte[] withoutMarked(ReportPhoto seen) {
        return drawing.covered(picture(seen.id()), seen.marks());
    }

    /// What is marked goes from the picture for ever.
    ///
    /// @param picture without what is marked
    /// @return false if it was changed since
    @Transactional
    public boolean cover(ReportPhoto seen, byte[] picture) {
        return store.cover(seen, seal(seen.id(), picture));
    }

    @Transactional
    public void remove(ReportPhoto photo) {
        store.delete(photo.id());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void publish(ReportPhoto photo) {
        store.publish(photo.id(), picture(photo.id()), photo.seen());
    }

    /// What stands in the address of one that waits: nobody can make it up, and it is good until the
    /// photo is changed.
    String ticket(ReportPhoto photo) {
        return photo.id() + "-" + proof(photo.id(), photo.version());
    }

    private String proof(UUID id, int version) {
        return vault.blindIndex("report-photo", id + "/" + version).substring(0, 32);
    }

    /// As its sender, or who decides, sees it.
    Optional<byte[]> shown(String ticket) {
        if (!ticket.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{32}")) {
            return Optional.empty();
        }
        UUID id = UUID.fromString(ticket.substring(0, 36));
        return find(id).filter(photo -> MessageDigest.isEqual(
                        ticket.substring(37).getBytes(StandardCharsets.US_ASCII),
                        proof(id, photo.version()).getBytes(StandardCharsets.US_ASCII)))
                .filter(photo -> store.findPicture(id).isPresent())
                .map(photo -> drawing.marked(picture(id), photo.marks()));
    }

    /// One that everybody may see.
    Optional<byte[]> content(UUID id, int year, String slug) {
        return store.findContent(id, year, slug);
    }

    /// What stands in a campaign folder of photos.
    List<Seen> listSeen(Slice slice) {
        return store.listSeen(slice);
    }

    long countSeen() {
        return store.countSeen();
    }

    /// The ids of those that everybody may see.
    Set<UUID> seen() {
        return store.seen();
    }

    /// The ids of those on which somebody has yet to decide.
    Set<UUID> undecided() {
        return store.sealed();
    }

    /// One that everybody may see, wherever it is shown.
    Optional<byte[]> content(UUID id) {
        return store.findContent(id);
    }

    /// Writes one of a campaign folder. Its faces were covered before it became public.
    ///
    /// @param position in its report
    @Transactional(propagation = Propagation.MANDATORY)
    void bringIn(ReportPhoto read, int position, byte[] jpeg) {
        store.put(read, position, jpeg);
    }

    /// Removes what everybody could see and is not among these.
    @Transactional(propagation = Propagation.MANDATORY)
    void keepOnly(Set<UUID> wanted) {
        store.seen().stream().filter(id -> !wanted.contains(id)).forEach(store::delete);
    }
}
