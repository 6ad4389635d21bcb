package trouble;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Requires;

/// Pages of a desk that does nothing but remember what it was sent.
@Controller
public class DeskHandlers {

    /// What the handlers were sent, in order.
    public static final List<String> RECEIVED = new CopyOnWriteArrayList<>();

    @GetMapping("/{lang}/desk/probe")
    @Requires(Permission.PROPOSE)
    ResponseEntity<String> form(Caller caller) {
        return html("<h1>Probe</h1><form method=post action=/en/desk/probe><label for=t>Text</label>"
                + "<textarea id=t name=text></textarea><input type=hidden name=_form value=" + caller.formToken()
                + "><button>Save</button></form>");
    }

    @PostMapping("/{lang}/desk/probe")
    @Requires(Permission.PROPOSE)
    ResponseEntity<String> save(@RequestParam String text, Caller caller) {
        RECEIVED.add(caller.name() + ": " + text);
        return html("<h1>Saved</h1>");
    }

    @GetMapping("/{lang}/desk/probe/record")
    @Requires(Permission.KEEP_RECORD)
    ResponseEntity<String> record() {
        return html("<h1>Record</h1>");
    }

    @PostMapping("/{lang}/probe")
    @Public
    ResponseEntity<String> everybody(@RequestParam(defaultValue = "") String text) {
        RECEIVED.add("everybody: " + text);
        return html("<h1>Thanks</h1>");
    }

    private static ResponseEntity<String> html(String body) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body("<!doctype html><html lang=en><title>x</title><body>" + body + "</body></html>");
    }
}
