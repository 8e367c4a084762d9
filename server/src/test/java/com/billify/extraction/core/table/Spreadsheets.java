package com.billify.extraction.core.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small spreadsheets for tests: a row is a list of texts, BigDecimals, LocalDates and empty texts. */
public final class Spreadsheets {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /** A cell that is worked out, with what it came to when the workbook was saved. */
    public record Formula(BigDecimal came) {}

    private Spreadsheets() {}

    public static byte[] xlsx(List<? extends List<?>> rows) {
        Map<String, List<? extends List<?>>> sheets = new LinkedHashMap<>();
        sheets.put("Blad1", rows);
        return xlsx(sheets);
    }

    public static byte[] xlsx(Map<String, ? extends List<? extends List<?>>> sheets) {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder types = new StringBuilder();
        StringBuilder names = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        int number = 0;
        for (var sheet : sheets.entrySet()) {
            number++;
            types.append(
                    "<Override PartName='/xl/worksheets/sheet%d.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml'/>"
                            .formatted(number));
            names.append("<sheet name='%s' sheetId='%d' r:id='rId%d'/>".formatted(sheet.getKey(), number, number));
            relations.append(
                    "<Relationship Id='rId%d' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet' Target='worksheets/sheet%d.xml'/>"
                            .formatted(number, number));
            parts.put("xl/worksheets/sheet%d.xml".formatted(number), worksheet(sheet.getValue()));
        }
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Default Extension='xml' ContentType='application/xml'/><Override PartName='/xl/workbook.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/><Override PartName='/xl/styles.xml' ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'/>"
                        + types + "</Types>");
        parts.put(
                "_rels/.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'><Relationship Id='rId1' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' Target='xl/workbook.xml'/></Relationships>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns='" + MAIN
                        + "' xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'><sheets>"
                        + names + "</sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + relations
                        + "<Relationship Id='rId99' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles' Target='styles.xml'/></Relationships>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet xmlns='" + MAIN
                        + "'><cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='14' applyNumberFormat='1'/></cellXfs></styleSheet>");
        return zip(parts);
    }

    private static String worksheet(List<? extends List<?>> rows) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns='" + MAIN + "'><sheetData>");
        int number = 0;
        for (List<?> row : rows) {
            number++;
            xml.append("<row r='").append(number).append("'>");
            int column = 0;
            for (Object cell : row) {
                String address = address(column++) + number;
                switch (cell) {
                    case BigDecimal amount -> xml.append("<c r='%s'><v>%s</v></c>".formatted(address, binary(amount)));
                    case LocalDate day ->
                        xml.append("<c r='%s' s='1'><v>%d</v></c>"
                                .formatted(address, ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), day)));
                    case Formula(BigDecimal came) ->
                        xml.append("<c r='%s'><f>SUM(A1:A2)</f><v>%s</v></c>".formatted(address, binary(came)));
                    case String text when text.isEmpty() -> {}
                    default ->
                        xml.append("<c r='%s' t='inlineStr'><is><t>%s</t></is></c>".formatted(address, escaped(cell)));
                }
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    /** As Excel keeps a number: in binary, with the dust of that in the last of seventeen digits. */
    private static String binary(BigDecimal amount) {
        return new BigDecimal(amount.doubleValue())
                .round(new java.math.MathContext(17))
                .toPlainString();
    }

    private static String address(int column) {
        return column < 26
                ? String.valueOf((char) ('A' + column))
                : String.valueOf((char) ('A' + column / 26 - 1)) + (char) ('A' + column % 26);
    }

    public static byte[] ods(List<? extends List<?>> rows) {
        StringBuilder xml = new StringBuilder(
                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:spreadsheet><table:table table:name='Blad1'>");
        for (List<?> row : rows) {
            xml.append("<table:table-row>");
            for (Object cell : row) {
                switch (cell) {
                    case BigDecimal amount ->
                        xml.append(
                                "<table:table-cell office:value-type='float' office:value='%s'><text:p>%s</text:p></table:table-cell>"
                                        .formatted(
                                                amount.toPlainString(),
                                                amount.toPlainString().replace('.', ',')));
                    case LocalDate day ->
                        xml.append(
                                "<table:table-cell office:value-type='date' office:date-value='%s'><text:p>x</text:p></table:table-cell>"
                                        .formatted(day));
                    case String text when text.isEmpty() -> xml.append("<table:table-cell/>");
                    default ->
                        xml.append("<table:table-cell office:value-type='string'><text:p>%s</text:p></table:table-cell>"
                                .formatted(escaped(cell)));
                }
            }
            xml.append("<table:table-cell table:number-columns-repeated='16000'/></table:table-row>");
        }
        xml.append(
                "<table:table-row table:number-rows-repeated='1048000'><table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>");
        return ods(xml.toString());
    }

    public static byte[] ods(String contentXml) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        parts.put("content.xml", contentXml);
        parts.put("META-INF/manifest.xml", "<manifest/>");
        return zip(parts);
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String escaped(Object text) {
        return text.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("'", "&apos;")
                .replace("\n", "&#10;");
    }
}
