package org.yadman.platform.collect;

/// Takes those files of the campaign folder that are no tables.
public interface FolderWriter {

    /// A file, by its path in the folder.
    void file(String path, byte[] content);
}
