package trouble;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.web.Forbidden;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Requires;

/// Handlers that are not allowed, or that fail in every way in which a handler can.
@Controller
public class TroubleHandlers {

    /// What the message of an exception says and no page may show.
    public static final String SECRET = "the-secret-of-the-exception";

    /// How often a handler ran that must never run.
    public static final AtomicInteger RAN = new AtomicInteger();

    @GetMapping("/{lang}/trouble/silent")
    ResponseEntity<String> silent() {
        RAN.incrementAndGet();
        return ResponseEntity.ok("ran");
    }

    @PostMapping("/{lang}/trouble/silent")
    ResponseEntity<String> silentlyWriting() {
        RAN.incrementAndGet();
        return ResponseEntity.ok("ran");
    }

    @GetMapping("/{lang}/trouble/closed")
    @Requires(Permission.KEEP_RECORD)
    ResponseEntity<String> closed() {
        RAN.incrementAndGet();
        return ResponseEntity.ok("ran");
    }

    @GetMapping("/{lang}/trouble/both")
    @Public
    @Requires(Permission.KEEP_RECORD)
    ResponseEntity<String> both() {
        RAN.incrementAndGet();
        return ResponseEntity.ok("ran");
    }

    @GetMapping("/{lang}/trouble/open")
    @Public
    ResponseEntity<String> open() {
        return ResponseEntity.ok("ran");
    }

    @GetMapping("/{lang}/trouble/forbidden")
    @Public
    void forbidden() {
        throw new Forbidden();
    }

    @GetMapping("/{lang}/trouble/conflict")
    @Public
    void conflict() {
        throw new Conflict(
                Map.of("name.en", "Theirs", "about.en", "<script>theirs()</script>"),
                Map.of("name.en", "Yours", "site", "https://example.org/"));
    }

    @GetMapping("/{lang}/trouble/broken")
    @Public
    void broken(@RequestParam(defaultValue = "") String why) {
        throw new IllegalStateException(SECRET, new NullPointerException(SECRET));
    }

    @GetMapping("/api/trouble/broken")
    @Public
    void brokenForPrograms() {
        throw new IllegalStateException(SECRET);
    }

    @GetMapping("/{lang}/trouble/number")
    @Public
    ResponseEntity<String> number(@RequestParam int n) {
        return ResponseEntity.ok(String.valueOf(n));
    }

    @GetMapping("/{lang}/trouble/busy")
    @Public
    void busy() {
        throw translated(SQLiteErrorCode.SQLITE_BUSY);
    }

    @GetMapping("/{lang}/trouble/away")
    @Public
    void away() {
        throw new CannotCreateTransactionException(SECRET);
    }

    @GetMapping("/{lang}/trouble/full")
    @Public
    void full() {
        throw translated(SQLiteErrorCode.SQLITE_FULL);
    }

    private static RuntimeException translated(SQLiteErrorCode code) {
        SQLException error = new SQLiteException(SECRET, code);
        @Nullable DataAccessException translated = new Dialect.Sqlite().errors().translate("insert", null, error);
        return translated == null ? new IllegalStateException("not translated") : translated;
    }
}
