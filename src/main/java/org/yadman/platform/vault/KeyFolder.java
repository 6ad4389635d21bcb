package org.yadman.platform.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.yadman.platform.config.DataFolder;
import org.yadman.platform.config.Options;
import org.yadman.platform.config.OptionsException;

/// The folder `keys` in the data folder: small text files that only their owner can read (R-38).
@Component
public class KeyFolder {

    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final String HALF_WRITTEN = ".new";

    private final Path data;
    private final Path folder;

    KeyFolder(Options options) {
        this.data = options.data();
        this.folder = options.data().resolve("keys");
    }

    public Path path(String name) {
        return folder.resolve(name);
    }

    /// The lines of a file that say something.
    ///
    /// @throws OptionsException when others could read it too
    public Optional<List<String>> read(String name) {
        Path file = path(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            refuseIfOpen(folder, "700");
            refuseIfOpen(file, "600");
            return Optional.of(Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList());
        } catch (IOException e) {
            throw new OptionsException("The key file " + file + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static void refuseIfOpen(Path path, String mode) throws IOException {
        if (isPosix(path) && !OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
            throw new OptionsException("Others on this machine could read " + path
                    + ", and whoever has it can read what is sealed. Say: chmod " + mode + " " + path);
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// Writes a file that was not there.
    ///
    /// @return false if another process was faster
    public boolean create(String name, List<String> lines) {
        try {
            Path written = writeBeside(name, lines);
            try {
                // A link, because it is refused where the name is taken; a move would overwrite.
                Files.createLink(path(name), written);
                return true;
            } catch (FileAlreadyExistsException faster) {
                return false;
            } finally {
                Files.delete(written);
                forceFolder();
            }
        } catch (IOException | UnsupportedOperationException e) {
            throw new OptionsException("The key file " + path(name) + " cannot be made: " + e.getMessage() + ".");
        }
    }

    /// Puts a file in the place of an earlier one: whatever happens, one of the two is there whole.
    public void replace(String name, List<String> lines) {
        try {
            Files.move(writeBeside(name, lines), path(name), StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
        } catch (IOException e) {
            throw new OptionsException("The key file " + path(name) + " cannot be written: " + e.getMessage() + ".");
        }
    }

    /// Removes what was written to be put in the place of a file and never came there. For who holds the turn to write
    /// it.
    void dropHalfWritten(String name) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, name + "*" + HALF_WRITTEN)) {
            for (Path file : left) {
                Files.delete(file);
            }
            forceFolder();
        } catch (IOException e) {
            throw new OptionsException("An old copy of " + path(name) + " cannot be removed: " + e.getMessage() + ".");
        }
    }

    private Path writeBeside(String name, List<String> lines) throws IOException {
        DataFolder.prepare(data);
        DataFolder.prepare(folder);
        FileAttribute<?>[] ownersOnly = isPosix(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path file = Files.createTempFile(folder, name, HALF_WRITTEN, ownersOnly);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return file;
    }

    // The name is on disk only when its folder is.
    private void forceFolder() throws IOException {
        if (isPosix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
