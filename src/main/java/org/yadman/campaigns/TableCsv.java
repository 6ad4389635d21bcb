package org.yadman.campaigns;

import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.config.DataFolder;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Changes;

/// A table as CSV for a spreadsheet. It is written into a file that has no name any more and sent from there: so
/// a table of any length needs little memory, all of it is of one moment, a failure is an error page and not half
/// a table, and a slow visitor holds a file and not one of the few connections to the database.
@Component
class TableCsv {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// Fewer than the database has readers, so that pages are answered meanwhile.
    private static final int AT_ONCE = 2;

    private static final int PATIENCE_SECONDS = 20;

    private final Tables tables;
    private final Changes changes;
    private final Path folder;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    TableCsv(Tables tables, Changes changes, Options options) {
        this.tables = tables;
        this.changes = changes;
        this.folder = options.data();
    }

    void send(FolderTable table, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-cache");
        if (new ServletWebRequest(request, response).checkNotModified(ApiPage.etag(changes.last()))) {
            return;
        }
        try (FileChannel file = open()) {
            write(table, file);
            response.setContentType("text/csv;charset=utf-8");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + table.shape().file() + "\"");
            response.setContentLengthLong(file.size());
            file.position(0);
            copy(Channels.newInputStream(file), response);
        }
    }

    // Without a name nobody else finds it, and nothing stays behind when the program is killed.
    private FileChannel open() throws IOException {
        DataFolder.prepare(folder);
        Path path = Files.createTempFile(folder, ".csv-", "");
        try {
            return FileChannel.open(path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE));
        } finally {
            Files.delete(path);
        }
    }

    private void write(FolderTable table, FileChannel file) throws IOException {
        waitForTurn();
        try {
            Writer text = new BufferedWriter(Channels.newWriter(file, StandardCharsets.UTF_8));
            text.append(BYTE_ORDER_MARK);
            tables.write(table, text, LineDelimiter.CRLF, TableCsv::harmless);
            text.flush();
        } finally {
            turns.release();
        }
    }

    private void waitForTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new CannotAcquireLockException("Too many tables are being written at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotAcquireLockException("The server is stopping", e);
        }
    }

    private static void copy(InputStream file, HttpServletResponse response) {
        try {
            file.transferTo(response.getOutputStream());
        } catch (IOException gone) {
            // The visitor has left; there is nobody to tell.
        }
    }

    /// A cell that a spreadsheet cannot take for a formula: an apostrophe before it makes it text.
    static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
