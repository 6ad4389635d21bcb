package org.yadman.campaigns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
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
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestServer;

/// Somebody at the desk without JavaScript: opens pages, changes the fields of the record's form and presses buttons.
final class DeskBrowser {

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final TestServer server;
    private final TestCaller.Person person;
    private final Map<String, String> typed = new LinkedHashMap<>();
    private Document page = new Document("");
    private String source = "";
    private String location = "";
    private int status;

    DeskBrowser(TestServer server, TestCaller.Person person) {
        this.server = server;
        this.person = person;
    }

    DeskBrowser open(String path) {
        typed.clear();
        location = path;
        HttpResponse<String> response = send(request(path).GET());
        status = response.statusCode();
        source = response.body();
        page = Jsoup.parse(source, server.address(path).toString());
        return this;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address(path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin")
                .header(TestCaller.HEADER, person.header());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Types something into a field, by its name.
    DeskBrowser type(String field, String value) {
        if (page.select("[name=\"" + field + "\"]").isEmpty()) {
            throw new AssertionError("No field is called " + field + " on " + location);
        }
        typed.put(field, value);
        return this;
    }

    /// Presses the button that sends this act, with everything else of its form as it stands; what comes then is shown.
    DeskBrowser press(String act) {
        Element button = page.select("button[name=_act][value=\"" + act + "\"]").first();
        if (button == null) {
            throw new AssertionError("No button sends " + act + " on " + location + ": " + text());
        }
        Element form = Objects.requireNonNull(button.closest("form"));
        Map<String, String> sent = fields(form);
        sent.putAll(typed);
        sent.put("_act", act);
        return post(URI.create(form.absUrl("action")).getRawPath(), sent);
    }

    /// What the fields of a form hold.
    static Map<String, String> fields(Element form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : form.select("input[name], select[name], textarea[name]")) {
            if (!field.attr("type").equals("file")) {
                fields.put(field.attr("name"), value(field));
            }
        }
        return fields;
    }

    private static String value(Element field) {
        return switch (field.tagName()) {
            case "select" -> {
                Element chosen = field.selectFirst("option[selected]");
                yield chosen == null ? "" : chosen.attr("value");
            }
            // What a browser sends has both characters at the end of a line.
            case "textarea" -> field.wholeText().replaceAll("\r?\n", "\r\n");
            default -> field.attr("value");
        };
    }

    /// Sends the form with this document, as a browser sends files.
    DeskBrowser upload(String field, String name, byte[] content) {
        Element form = Objects.requireNonNull(page.selectFirst("form.record"));
        Map<String, String> sent = fields(form);
        sent.putAll(typed);
        sent.put("_act", "save");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String line = "--limit\r\nContent-Disposition: form-data; name=\"";
        sent.forEach((key, value) ->
                body.writeBytes((line + key + "\"\r\n\r\n" + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        body.writeBytes((line + field + "\"; filename=\"" + name + "\"\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--limit--\r\n".getBytes(StandardCharsets.UTF_8));
        return shown(send(request(URI.create(form.absUrl("action")).getRawPath())
                .header("Content-Type", "multipart/form-data; boundary=limit")
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))));
    }

    DeskBrowser post(String path, Map<String, String> sent) {
        List<String> pairs = new ArrayList<>();
        sent.forEach((name, value) -> pairs.add(URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return shown(send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(String.join("&", pairs)))));
    }

    private DeskBrowser shown(HttpResponse<String> response) {
        if (response.statusCode() == 303) {
            return open(response.headers().firstValue("Location").orElseThrow());
        }
        typed.clear();
        status = response.statusCode();
        source = response.body();
        page = Jsoup.parse(source, server.address(location).toString());
        return this;
    }

    Document page() {
        return page;
    }

    String source() {
        return source;
    }

    int status() {
        return status;
    }

    String location() {
        return location;
    }

    String text() {
        return page.body().text();
    }

    /// What stands in a field.
    String value(String field) {
        return value(Objects.requireNonNull(page.selectFirst("[name=\"" + field + "\"]"), field));
    }

    /// The mistakes, each with the field it stands at.
    Map<String, String> mistakes() {
        return page.select(".error").stream()
                .collect(Collectors.toMap(
                        each -> each.id().replaceFirst("^w-", ""), Element::text, (a, b) -> a, LinkedHashMap::new));
    }

    /// All that stands in the list of mistakes.
    List<String> allMistakes() {
        return page.select(".errors li").eachText();
    }
}
