package org.yadman.pure.mime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The words of an HTML mail. What comes out is plain text and is shown as such, so nothing here need be
/// safe against markup; it need only end, and lose no words. Where links lead is left out: nobody is to
/// follow one from a mail.
public final class HtmlText {

    private static final Set<String> SILENT =
            Set.of("script", "style", "head", "title", "template", "noscript", "svg", "math", "iframe", "object");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "table",
            "tr",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "section",
            "article",
            "header",
            "footer",
            "address",
            "dl",
            "dt",
            "dd",
            "form",
            "center",
            "body");
    private static final Map<String, String> ENTITIES = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00a0"),
            Map.entry("zwnj", "\u200c"),
            Map.entry("zwj", "\u200d"),
            Map.entry("lrm", "\u200e"),
            Map.entry("rlm", "\u200f"),
            Map.entry("laquo", "«"),
            Map.entry("raquo", "»"),
            Map.entry("ndash", "–"),
            Map.entry("mdash", "—"),
            Map.entry("hellip", "…"),
            Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"),
            Map.entry("ldquo", "“"),
            Map.entry("rdquo", "”"),
            Map.entry("bull", "•"),
            Map.entry("middot", "·"),
            Map.entry("euro", "€"),
            Map.entry("copy", "©"),
            Map.entry("auml", "ä"),
            Map.entry("ouml", "ö"),
            Map.entry("uuml", "ü"),
            Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"),
            Map.entry("Uuml", "Ü"),
            Map.entry("szlig", "ß"),
            Map.entry("aring", "å"),
            Map.entry("Aring", "Å"),
            Map.entry("eacute", "é"),
            Map.entry("Eacute", "É"),
            Map.entry("egrave", "è"),
            Map.entry("agrave", "à"),
            Map.entry("acirc", "â"),
            Map.entry("ecirc", "ê"),
            Map.entry("icirc", "î"),
            Map.entry("ocirc", "ô"),
            Map.entry("ucirc", "û"),
            Map.entry("ccedil", "ç"),
            Map.entry("ntilde", "ñ"));
    private static final int LONGEST_TAG = 20;
    private static final int LONGEST_ENTITY = 10;

    private final String html;
    private final StringBuilder text = new StringBuilder();
    private final Set<String> endless = new HashSet<>();
    private boolean quotes = true;
    private int at;

    private HtmlText(String html) {
        this.html = html;
    }

    public static String of(String html) {
        return new HtmlText(html).read();
    }

    private String read() {
        while (at < html.length()) {
            char sign = html.charAt(at);
            if (sign == '<') {
                tag();
            } else if (sign == '&') {
                entity();
            } else if (Character.isWhitespace(sign)) {
                blank();
                at++;
            } else {
                text.append(sign);
                at++;
            }
        }
        return tidy(text.toString());
    }

    private void blank() {
        if (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
            text.append(' ');
        }
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            int end = endless.contains("-->") ? -1 : html.indexOf("-->", at + 4);
            if (end < 0) {
                endless.add("-->");
            }
            // A comment without an end is none: otherwise it would take the whole letter with it.
            at = end < 0 ? at + 4 : end + 3;
            return;
        }
        int from = at + 1;
        boolean closing = from < html.length() && html.charAt(from) == '/';
        from += closing ? 1 : 0;
        int to = from;
        while (to < html.length() && to - from <= LONGEST_TAG && Character.isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        boolean other = from < html.length() && (html.charAt(from) == '!' || html.charAt(from) == '?');
        if (to == from && !other) {
            text.append('<');
            at++;
            return;
        }
        String name = html.substring(from, to).toLowerCase(Locale.ROOT);
        at = tagEnd(to);
        if (!closing && SILENT.contains(name)) {
            skip(name);
        }
        separate(name, closing);
    }

    // A quotation mark that is never closed does not hide what follows.
    private int tagEnd(int from) {
        int end = from;
        char quote = 0;
        while (end < html.length()) {
            char sign = html.charAt(end);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '>') {
                return end + 1;
            } else if (quotes && (sign == '"' || sign == '\'')) {
                quote = sign;
            }
            end++;
        }
        quotes = false;
        int plain = html.indexOf('>', from);
        return plain < 0 ? html.length() : plain + 1;
    }

    // What was looked for once and has no end is not looked for again: a mail could be made of nothing else.
    private void skip(String name) {
        if (endless.contains(name)) {
            return;
        }
        String end = "</" + name;
        for (int i = at; i + end.length() <= html.length(); i++) {
            if (html.charAt(i) == '<' && html.regionMatches(true, i, end, 0, end.length())) {
                at = tagEnd(i + end.length());
                return;
            }
        }
        endless.add(name);
    }

    private void separate(String name, boolean closing) {
        if (name.equals("br") || BLOCKS.contains(name)) {
            text.append('\n');
            if (name.equals("li") && !closing) {
                text.append("• ");
            }
        } else if (name.equals("td") || name.equals("th")) {
            blank();
        }
    }

    private void entity() {
        int end = html.indexOf(';', at, Math.min(html.length(), at + LONGEST_ENTITY));
        String name = end < 0 ? "" : html.substring(at + 1, end);
        String means = name.startsWith("#") ? number(name.substring(1)) : ENTITIES.getOrDefault(name, "");
        if (means.isEmpty()) {
            text.append('&');
            at++;
        } else {
            text.append(means);
            at = end + 1;
        }
    }

    private static String number(String digits) {
        boolean hex = digits.startsWith("x") || digits.startsWith("X");
        try {
            int sign = Integer.parseInt(hex ? digits.substring(1) : digits, hex ? 16 : 10);
            return Character.isValidCodePoint(sign) && sign > 0 ? Character.toString(sign) : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }

    // At most one empty line after another, no blanks at the ends of lines.
    private static String tidy(String text) {
        List<String> lines = new ArrayList<>();
        boolean empty = true;
        for (String line : text.split("\n", -1)) {
            String stripped = line.strip();
            if (!(stripped.isEmpty() && empty)) {
                lines.add(stripped);
            }
            empty = stripped.isEmpty();
        }
        return String.join("\n", lines).strip();
    }
}
