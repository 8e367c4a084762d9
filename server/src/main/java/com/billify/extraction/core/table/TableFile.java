package com.billify.extraction.core.table;

import java.util.List;

/** A file of rows: one sheet for text, any number for a spreadsheet. */
public record TableFile(TableFormat format, List<Sheet> sheets) {
    public TableFile {
        sheets = List.copyOf(sheets);
    }

    /** @throws TableFault when the text is no table */
    public static TableFile ofText(byte[] content) {
        return new TableFile(TableFormat.CSV, List.of(CsvSheet.of(content)));
    }

    /** True for text in which most lines have the same separators. */
    public static boolean isText(byte[] content) {
        return CsvSheet.recognises(content);
    }

    /** @throws TableFault when the archive is no spreadsheet, is protected, or inflates beyond measure */
    public static TableFile ofArchive(byte[] content) {
        Archive archive = Archive.checked(content);
        if (archive.has("xl/workbook.xml") || archive.hasWorkbook()) {
            return new TableFile(TableFormat.XLSX, XlsxSheet.all(content));
        }
        if (archive.isOpenDocument()) {
            return new TableFile(TableFormat.ODS, OdsSheet.all(archive));
        }
        throw new TableFault(
                TableFault.Code.UNKNOWN_FORMAT,
                "This is a ZIP archive or an office document, but no XLSX or ODS spreadsheet; unpack an archive and bring"
                        + " its files.");
    }

    /** @throws TableFault always: what Excel 2003 and older wrote, or a protected newer file in the same wrapping */
    public static TableFile ofOldOffice(byte[] content) {
        if (contains(content, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e")) {
            throw new TableFault(
                    TableFault.Code.ENCRYPTED,
                    "This spreadsheet is protected by a password; save it without one and bring it again.");
        }
        throw new TableFault(
                TableFault.Code.UNSUPPORTED_VERSION,
                "This is a document of Excel 2003 or older (.xls); open it, save it as .xlsx or .csv and bring that.");
    }

    private static boolean contains(byte[] content, String latin1) {
        byte first = (byte) latin1.charAt(0);
        for (int at = 0; at <= content.length - latin1.length(); at++) {
            if (content[at] == first && matches(content, at, latin1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] content, int at, String latin1) {
        for (int i = 0; i < latin1.length(); i++) {
            if ((content[at + i] & 0xff) != latin1.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
