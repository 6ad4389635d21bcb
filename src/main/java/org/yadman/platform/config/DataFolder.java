package org.yadman.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder in which a server keeps everything that is its own.
public final class DataFolder {

    private DataFolder() {}

    /// Makes the folder, readable for its owner only, if it is not there.
    ///
    /// @throws OptionsException when it cannot be made or written to
    public static void prepare(Path folder) {
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder);
                if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            }
        } catch (IOException e) {
            throw new OptionsException("The data folder " + folder + " cannot be made: " + e.getMessage() + ".");
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new OptionsException("The data folder " + folder + " is not a folder that this user can write to.");
        }
    }
}
