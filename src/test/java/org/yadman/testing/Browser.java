package org.yadman.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/// A visitor without JavaScript: opens addresses, follows links by their text, fills forms by their labels. Each one
/// keeps its own cookies, so several are several people. Where a form has the same label twice, a field can be
/// called by its name and a button by what it sends.
public final class Browser {

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Function<String, URI> server;
    private final Map<String, String> always = new LinkedHashMap<>();
    private Document page = new Document("");
    private String source = "";
    private int status;

    Browser(TestServer server) {
        this(server::address);
    }

    private Browser(Function<String, URI> server) {
        this.server = server;
    }

    /// A visitor at a server that is a process of its own on this machine.
    public static Browser at(int port) {
        return new Browser(path -> URI.create("http://localhost:" + port + path));
    }

    /// Opens a page of the server.
    public Browser open(String path) {
        return show(get(server.apply(path)));
    }

    private Browser show(HttpResponse<String> response) {
        status = response.statusCode();
        source = response.body();
        page = Jsoup.parse(source, response.uri().toString());
        return this;
    }

    private HttpResponse<String> get(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        // A redirect is followed with the headers of the first request, as the client itself would.
        for (int hops = 0; hops < 6; hops++) {
            HttpResponse<String> response = exchange(request.GET(), headers);
            Optional<String> next = response.headers().firstValue("Location");
            if (next.isEmpty() || response.statusCode() / 100 != 3) {
                return response;
            }
            request = HttpRequest.newBuilder(response.uri().resolve(next.get()));
        }
        throw new AssertionError("Redirects without end from " + address);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request, String... headers) {
        request.setHeader("Accept", "text/html");
        always.forEach(request::setHeader);
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Sends this header with every request from now on.
    public Browser with(String name, String value) {
        always.put(name, value);
        return this;
    }

    /// Sends the requests of this person, on a server that has a {@link TestCaller}.
    public Browser as(TestCaller.Person person) {
        return with(TestCaller.HEADER, person.header());
    }

    /// Types into the field with this label, or this name; in a select, chooses what is called so; ticks a box.
    public Browser type(String label, String value) {
        Element field = field(label);
        if (field.tagName().equals("select")) {
            choose(field, value);
        } else if (isBox(field)) {
            Objects.requireNonNull(field.closest("form")).select("input[type=radio]").stream()
                    .filter(each -> each.attr("name").equals(field.attr("name")))
                    .forEach(each -> each.removeAttr("checked"));
            field.attr("checked", "");
        } else {
            field.val(value);
        }
        return this;
    }

    private static void choose(Element select, String called) {
        Element chosen = select.select("option").stream()
                .filter(option ->
                        option.text().equals(called) || option.attr("value").equals(called))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no choice \"" + called + "\""));
        select.select("option").forEach(option -> option.removeAttr("selected"));
        chosen.attr("selected", "");
    }

    /// Presses the button with this text, or that sends this value: sends its form with what was typed and everything
    /// else as it stands.
    public Browser press(String button) {
        Element pressed = page.select("button").stream()
                .filter(each -> each.text().equals(button) || each.attr("value").equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button says \"" + button + "\" on " + page.location()));
        // A button may stand outside of the form that it names.
        Element form = Objects.requireNonNull(
                pressed.hasAttr("form") ? page.getElementById(pressed.attr("form")) : pressed.closest("form"));
        List<Sent> sent = fields(form);
        if (pressed.hasAttr("name")) {
            sent.add(new Sent(pressed.attr("name"), pressed.attr("value")));
        }
        return send(form, pressed.hasAttr("formaction") ? pressed.absUrl("formaction") : action(form), sent);
    }

    private String action(Element form) {
        return form.hasAttr("action") ? form.absUrl("action") : page.location();
    }

    private Browser send(Element form, String action, List<Sent> sent) {
        URI address = URI.create(action);
        if (!form.attr("method").equalsIgnoreCase("post")) {
            return open(address.getRawPath() + "?" + encoded(sent));
        }
        return form.attr("enctype").equals("multipart/form-data")
                ? inParts(path(address), sent, null, null)
                : sendTo(path(address), encoded(sent));
    }

    private static String path(URI address) {
        return address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
    }

    /// A field and what it holds.
    private record Sent(String name, String value) {}

    private static String encoded(List<Sent> sent) {
        return sent.stream().map(each -> parameter(each.name(), each.value())).collect(Collectors.joining("&"));
    }

    /// Chooses a file in the field of this name and presses the first button of its form.
    public Browser upload(String field, String file, byte[] content) {
        Element input = Objects.requireNonNull(page.selectFirst("input[type=file][name=" + field + "]"), field);
        Element form = Objects.requireNonNull(input.closest("form"));
        Element button = Objects.requireNonNull(form.selectFirst("button[name]"));
        List<Sent> sent = fields(form);
        sent.add(new Sent(button.attr("name"), button.attr("value")));
        return inParts(path(URI.create(action(form))), sent, new Sent(field, file), content);
    }

    // A form that can carry files is sent so even when it carries none.
    private Browser inParts(String path, List<Sent> sent, @Nullable Sent file, byte @Nullable [] content) {
        String head = "--limit\r\nContent-Disposition: form-data; name=\"";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        sent.forEach(each -> body.writeBytes(
                (head + each.name() + "\"\r\n\r\n" + each.value() + "\r\n").getBytes(StandardCharsets.UTF_8)));
        if (file != null && content != null) {
            body.writeBytes((head + file.name() + "\"; filename=\"" + file.value() + "\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(server.apply(path))
                .setHeader("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()));
        return show(followed(exchange(request, "Sec-Fetch-Site", "same-origin")));
    }

    /// Sends a form that a page of ours would not.
    ///
    /// @param body `name=value&name=value`, encoded
    public Browser sendTo(String path, String body) {
        return show(followed(post(path, body, "Sec-Fetch-Site", "same-origin")));
    }

    private HttpResponse<String> followed(HttpResponse<String> response) {
        return response.statusCode() / 100 == 3
                ? get(response.uri()
                        .resolve(response.headers().firstValue("Location").orElseThrow()))
                : response;
    }

    /// A plain POST, not followed.
    ///
    /// @param body already encoded
    /// @param headers name, value, name, value …
    public HttpResponse<String> post(String path, String body, String... headers) {
        return exchange(
                HttpRequest.newBuilder(server.apply(path))
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)),
                headers);
    }

    private static List<Sent> fields(Element form) {
        List<Sent> fields = new ArrayList<>();
        for (Element each : form.select("input[name]:not([type=file]), select[name], textarea[name]")) {
            if (!isBox(each) || each.hasAttr("checked")) {
                fields.add(new Sent(each.attr("name"), value(each)));
            }
        }
        return fields;
    }

    private static boolean isBox(Element field) {
        return field.attr("type").matches("checkbox|radio");
    }

    private static String value(Element field) {
        return switch (field.tagName()) {
            case "select" -> selected(field);
            // What a browser sends has both characters at the end of a line.
            case "textarea" -> field.wholeText().replaceAll("\r?\n", "\r\n");
            default -> field.attr("value");
        };
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private Element field(String label) {
        return page.select("label").stream()
                .filter(each -> each.text().equals(label))
                .findFirst()
                .map(caption -> Objects.requireNonNull(page.getElementById(caption.attr("for"))))
                .or(() -> Optional.ofNullable(page.selectFirst("[name=\"" + label + "\"]")))
                .orElseThrow(() -> new AssertionError("No field is labelled \"" + label + "\" on " + page.location()));
    }

    /// What stands in the field with this label, or this name.
    public String value(String label) {
        return value(field(label));
    }

    /// The mistakes, each with the name of the field it stands at.
    public Map<String, String> mistakes() {
        Map<String, String> mistakes = new LinkedHashMap<>();
        page.select(".error").forEach(each -> mistakes.putIfAbsent(each.id().replaceFirst("^w-", ""), each.text()));
        return mistakes;
    }

    /// All that stands in the list of mistakes.
    public List<String> allMistakes() {
        return page.select(".errors li").eachText();
    }

    /// The cookies that this browser keeps: name → value.
    public Map<String, String> cookies() {
        Map<String, String> kept = new TreeMap<>();
        cookies.getCookieStore().getCookies().forEach(each -> kept.put(each.getName(), each.getValue()));
        return kept;
    }

    /// Closes the browser and opens it again as a new one, as if somebody else sat there.
    public Browser forget() {
        cookies.getCookieStore().removeAll();
        return this;
    }

    /// The page as it came.
    public String source() {
        return source;
    }

    /// A plain request, for what is no page.
    ///
    /// @param headers name, value, name, value …
    public HttpResponse<String> fetch(String path, String... headers) {
        return get(server.apply(path), headers);
    }

    /// Follows the link with this text.
    public Browser follow(String text) {
        Element link = page.select("a").stream()
                .filter(a -> a.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link says \"" + text + "\" on " + page.location()));
        return open(path(URI.create(link.absUrl("href"))));
    }

    /// Sends the form that has the field with this label, with the field filled and everything else as it stands.
    public Browser fill(String label, String value) {
        Element form = Objects.requireNonNull(type(label, value).field(label).closest("form"));
        return send(form, action(form), fields(form));
    }

    private static String selected(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        Element shown = chosen == null ? Objects.requireNonNull(select.selectFirst("option")) : chosen;
        return shown.attr("value");
    }

    public Document page() {
        return page;
    }

    /// The address of the page, without the server.
    public String location() {
        return path(URI.create(page.location()));
    }

    public int status() {
        return status;
    }

    /// The visible text of the page.
    public String text() {
        return page.body().text();
    }

    public String heading() {
        return Objects.requireNonNull(page.selectFirst("h1")).text();
    }
}
