package org.yadman.platform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/// Finds the words that a template says by itself: what is left with letters in it when JTE's expressions and
/// directives and HTML's tags are gone.
final class TemplateWords {

    private static final List<String> READ_ALOUD =
            List.of("title", "alt", "aria-label", "aria-description", "placeholder", "data-label");
    private static final Pattern DECLARATION = Pattern.compile("(?m)^@(import|param)\\b.*$");
    private static final Pattern OPENING =
            Pattern.compile("@(?:if|elseif|for|template\\.[\\w.]+)\\(|!\\{|\\$(?:unsafe)?\\{");
    private static final Pattern CLOSING = Pattern.compile("@(?:else(?!if)|endif|endfor|endraw|raw)");

    private final String template;
    private int at;

    private TemplateWords(String template) {
        this.template = template;
    }

    static List<String> in(String template) {
        String markup = new TemplateWords(DECLARATION.matcher(template).replaceAll("")).markup();
        List<String> words = new ArrayList<>();
        for (Element element : Jsoup.parse(markup, "", Parser.xmlParser()).getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                if (READ_ALOUD.contains(attribute.getKey())) {
                    addIfWords(attribute.getValue(), words);
                }
            }
            for (TextNode text : element.textNodes()) {
                addIfWords(text.text(), words);
            }
        }
        return words;
    }

    private static void addIfWords(String text, List<String> words) {
        if (text.codePoints().anyMatch(Character::isLetter)) {
            words.add(text.strip());
        }
    }

    // Up to the end, or to the backtick that ends a block of content.
    private String markup() {
        StringBuilder markup = new StringBuilder();
        Matcher opening = OPENING.matcher(template);
        Matcher closing = CLOSING.matcher(template);
        while (at < template.length() && template.charAt(at) != '`') {
            if (opening.region(at, template.length()).lookingAt()) {
                at = opening.end();
                markup.append(code(template.charAt(at - 1) == '(' ? ')' : '}'));
            } else if (closing.region(at, template.length()).lookingAt()) {
                at = closing.end();
            } else {
                markup.append(template.charAt(at++));
            }
        }
        return markup.toString();
    }

    // Skips Java up to its closing bracket; only the blocks of content inside it are markup.
    private String code(char end) {
        StringBuilder markup = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            char c = template.charAt(at++);
            if (c == '"' || c == '\'') {
                skipQuoted(c);
            } else if (c == '@' && template.charAt(at) == '`') {
                at++;
                markup.append(markup());
                at++;
            } else if (c == end) {
                depth--;
            } else if (c == (end == ')' ? '(' : '{')) {
                depth++;
            }
        }
        return markup.toString();
    }

    private void skipQuoted(char quote) {
        while (template.charAt(at) != quote) {
            at += template.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
