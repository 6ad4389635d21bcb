package org.yadman.platform.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// Lets the words of a document be found, copied and read aloud: each font says which letters its glyphs stand for,
/// and after {@link Joining} that would be joined forms, which hardly any search finds.
final class PlainLetters {

    private static final Pattern LINE =
            Pattern.compile("<([0-9A-Fa-f]{4})>\\s+(?:<([0-9A-Fa-f]{4})>\\s+)?<([0-9A-Fa-f]+)>");
    private static final Pattern BLOCK = Pattern.compile("begin(bfchar|bfrange)(.*?)end\\1", Pattern.DOTALL);
    private static final int MOST_IN_A_BLOCK = 100;

    private final Joining joining;

    PlainLetters(Joining joining) {
        this.joining = joining;
    }

    /// To be called when the fonts are as they will be saved.
    void restore(PDDocument document) throws IOException {
        for (COSDictionary font : fonts(document)) {
            COSStream old = font.getCOSStream(COSName.TO_UNICODE);
            if (old != null) {
                String rewritten = rewritten(read(old));
                try (OutputStream out = old.createOutputStream(COSName.FLATE_DECODE)) {
                    out.write(rewritten.getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
    }

    private static Collection<COSDictionary> fonts(PDDocument document) throws IOException {
        Set<COSDictionary> fonts = new LinkedHashSet<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                PDFont font = page.getResources().getFont(name);
                if (font != null) {
                    fonts.add(font.getCOSObject());
                }
            }
        }
        return fonts;
    }

    private static String read(COSStream stream) throws IOException {
        try (var in = stream.createInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private String rewritten(String table) {
        Map<Integer, String> texts = new TreeMap<>();
        for (MatchResult block : BLOCK.matcher(table).results().toList()) {
            boolean range = block.group(1).equals("bfrange");
            for (MatchResult line : LINE.matcher(block.group(2)).results().toList()) {
                int first = Integer.parseInt(line.group(1), 16);
                int last = range ? Integer.parseInt(line.group(2), 16) : first;
                String text = text(line.group(3));
                for (int code = first; code <= last; code++) {
                    texts.put(code, joining.lettersOf(shifted(text, code - first)));
                }
            }
        }
        int begin = table.indexOf("endcodespacerange") + "endcodespacerange".length();
        return table.substring(0, begin) + "\n" + blocks(texts) + table.substring(table.lastIndexOf("endcmap"));
    }

    private static String text(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.UTF_16BE);
    }

    private static String shifted(String text, int by) {
        int last = text.codePointBefore(text.length());
        return text.substring(0, text.length() - Character.charCount(last)) + Character.toString(last + by);
    }

    private static String blocks(Map<Integer, String> texts) {
        List<String> lines = new ArrayList<>();
        texts.forEach((code, text) -> lines.add("<%04X> <%s>\n"
                .formatted(code, HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)))));
        StringBuilder blocks = new StringBuilder();
        for (int i = 0; i < lines.size(); i += MOST_IN_A_BLOCK) {
            List<String> block = lines.subList(i, Math.min(lines.size(), i + MOST_IN_A_BLOCK));
            blocks.append(block.size()).append(" beginbfchar\n");
            block.forEach(blocks::append);
            blocks.append("endbfchar\n");
        }
        return blocks.toString();
    }
}
