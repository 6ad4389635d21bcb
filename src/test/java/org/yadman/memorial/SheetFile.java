package org.yadman.memorial;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An XLSX file as a spreadsheet program would write it, or as somebody would who means harm.
final class SheetFile {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    SheetFile() {
        part(
                "xl/workbook.xml",
                HEAD + "<workbook " + MAIN
                        + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"List\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        part(
                "xl/_rels/workbook.xml.rels",
                HEAD + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        part(
                "xl/styles.xml",
                HEAD + "<styleSheet " + MAIN
                        + "><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
                        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>");
    }

    SheetFile part(String name, String content) {
        return part(name, content.getBytes(StandardCharsets.UTF_8));
    }

    SheetFile part(String name, byte[] content) {
        parts.put(name, content);
        return this;
    }

    SheetFile strings(List<String> texts) {
        StringBuilder all = new StringBuilder(HEAD + "<sst " + MAIN + ">");
        texts.forEach(each -> all.append("<si><t>").append(escaped(each)).append("</t></si>"));
        return part("xl/sharedStrings.xml", all.append("</sst>").toString());
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// The sheet.
    ///
    /// @param rows the content of `sheetData`
    SheetFile sheet(String rows) {
        return part(
                "xl/worksheets/sheet1.xml",
                HEAD + "<worksheet " + MAIN + "><sheetData>" + rows + "</sheetData></worksheet>");
    }

    /// Rows whose cells are all texts of their own.
    SheetFile texts(List<List<String>> rows) {
        StringBuilder all = new StringBuilder();
        for (List<String> row : rows) {
            all.append("<row>");
            row.forEach(each -> all.append("<c t=\"inlineStr\"><is><t>")
                    .append(escaped(each))
                    .append("</t></is></c>"));
            all.append("</row>");
        }
        return sheet(all.toString());
    }

    byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
