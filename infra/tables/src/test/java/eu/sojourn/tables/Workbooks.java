package eu.sojourn.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks part by part, also such as no program for spreadsheets would write. */
final class Workbooks {

    static final String SHEET = "xl/worksheets/sheet1.xml";
    static final String SHARED = "xl/sharedStrings.xml";

    private final Map<String, byte[]> parts = new LinkedHashMap<>();

    private Workbooks() {}

    /** A workbook of one sheet with the given rows as XML. */
    static Workbooks of(String rows) {
        var types = "http://schemas.openxmlformats.org/package/2006/content-types";
        var office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        return new Workbooks()
                .with("[Content_Types].xml", "<Types xmlns='" + types + "'><Override PartName='/xl/workbook.xml' ContentType="
                        + "'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>")
                .with("xl/workbook.xml",
                        "<workbook xmlns:r='" + office + "'><sheets><sheet name='hidden' sheetId='2' state='hidden' r:id='r9'/>"
                                + "<sheet name='one' sheetId='1' r:id='r1'/></sheets></workbook>")
                .with("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='r1' Type='" + office
                        + "/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' Type='" + office
                        + "/sharedStrings' Target='sharedStrings.xml'/><Relationship Id='r3' Type='" + office
                        + "/styles' Target='styles.xml'/></Relationships>")
                .with("xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/></numFmts><cellStyleXfs>"
                        + "<xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>")
                .with(SHARED, "<sst><si><t>first</t></si><si><r><t>sec</t></r><r><t>ond</t></r><rPh><t>spoken</t></rPh></si></sst>")
                .with(SHEET, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
    }

    Workbooks with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Workbooks with(String name, byte[] bytes) {
        parts.put(name, bytes);
        return this;
    }

    Workbooks without(String name) {
        parts.remove(name);
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
