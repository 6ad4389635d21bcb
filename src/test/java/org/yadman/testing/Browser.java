package org.yadman.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// A visitor without JavaScript: opens addresses, follows links by their text, fills forms by their labels.
public final class Browser {

    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final TestServer server;
    private Document page = new Document("");
    private int status;
    private String source = "";
    private final Map<String, String> headers = new LinkedHashMap<>();

    Browser(TestServer server) {
        this.server = server;
    }

    /// Opens a page of the server.
    public Browser open(String path) {
        return show(get(server.address(path)));
    }

    private Browser show(HttpResponse<String> response) {
        status = response.statusCode();
        source = response.body();
        page = Jsoup.parse(source, response.uri().toString());
        return this;
    }

    /// Sends this header with every request from now on.
    public Browser with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    private HttpResponse<String> get(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        headers.forEach(request::setHeader);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A plain request, for what is no page.
    ///
    /// @param headers name, value, name, value …
    public HttpResponse<String> fetch(String path, String... headers) {
        return get(server.address(path), headers);
    }

    /// Follows the link with this text.
    public Browser follow(String text) {
        Element link = page.select("a").stream()
                .filter(a -> a.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No link says \"" + text + "\" on " + page.location()));
        URI address = URI.create(link.absUrl("href"));
        return open(address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery()));
    }

    /// Sends the form that has the field with this label, with the field filled and everything else as it stands.
    public Browser fill(String label, String value) {
        Element caption = page.select("label").stream()
                .filter(each -> each.text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field is labelled \"" + label + "\""));
        Element field = Objects.requireNonNull(page.getElementById(caption.attr("for")));
        Element form = Objects.requireNonNull(field.closest("form"));
        List<String> parameters = new ArrayList<>();
        for (Element each : form.select("input[name], select[name]")) {
            String sent = each.attr("name").equals(field.attr("name"))
                    ? value
                    : each.tagName().equals("select") ? selected(each) : each.attr("value");
            parameters.add(each.attr("name") + "=" + URLEncoder.encode(sent, StandardCharsets.UTF_8));
        }
        return open(URI.create(form.absUrl("action")).getRawPath() + "?" + String.join("&", parameters));
    }

    /// Types into the field with this label; in a select, chooses what is called so.
    public Browser type(String label, String value) {
        Element caption = page.select("label").stream()
                .filter(each -> each.text().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No field is labelled \"" + label + "\" on " + page.location()));
        Element field = Objects.requireNonNull(page.getElementById(caption.attr("for")));
        if (field.tagName().equals("select")) {
            field.select("option").removeAttr("selected");
            field.select("option").stream()
                    .filter(option -> option.text().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("\"" + label + "\" has no choice \"" + value + "\""))
                    .attr("selected", "");
        } else {
            field.val(value);
        }
        return this;
    }

    /// Presses the button that says this, and so sends its form with all that stands in it.
    public Browser press(String button) {
        Element pressed = page.select("button").stream()
                .filter(each -> each.text().equals(button))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button says \"" + button + "\" on " + page.location()));
        Element form = Objects.requireNonNull(pressed.closest("form"));
        List<String> parameters = new ArrayList<>();
        for (Element each : form.select("input[name], select[name], textarea[name]")) {
            boolean box =
                    each.attr("type").equals("checkbox") || each.attr("type").equals("radio");
            if (!box || each.hasAttr("checked")) {
                parameters.add(
                        parameter(each.attr("name"), each.tagName().equals("select") ? selected(each) : each.val()));
            }
        }
        if (pressed.hasAttr("name")) {
            parameters.add(parameter(pressed.attr("name"), pressed.attr("value")));
        }
        String path = URI.create(form.hasAttr("action") ? form.absUrl("action") : page.location())
                .getRawPath();
        String body = String.join("&", parameters);
        return form.attr("method").equalsIgnoreCase("post") ? sendTo(path, body) : open(path + "?" + body);
    }

    /// Sends a form that a page of ours would not.
    ///
    /// @param body `name=value&name=value`, encoded
    public Browser sendTo(String path, String body) {
        String origin = server.address("").toString();
        return show(send(HttpRequest.newBuilder(server.address(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private static String parameter(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String selected(Element select) {
        Element chosen = select.selectFirst("option[selected]");
        Element shown = chosen == null ? Objects.requireNonNull(select.selectFirst("option")) : chosen;
        return shown.attr("value");
    }

    public Document page() {
        return page;
    }

    /// The page as it came.
    public String source() {
        return source;
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
