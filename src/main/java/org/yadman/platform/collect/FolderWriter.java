package org.yadman.platform.collect;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes what the parts of the campaign folder give out.
public interface FolderWriter {

    /// A table's rows: column → text; a column that a row lacks is empty.
    void table(TableShape shape, List<Map<String, String>> rows);

    /// The natural key of an object of any part.
    String key(String kind, UUID id);

    /// A file, by its path in the folder.
    void file(String path, byte[] content);
}
