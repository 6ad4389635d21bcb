package org.yadman.platform.collect;

import java.util.List;

/// Tables that everybody can take, as CSV and as JSON, and that are not in the campaign folder.
public interface PublicTables {

    List<FolderTable> publicTables();
}
