package com.billify.extraction.core;

import com.billify.extraction.core.table.TableFault;

/** Reads any file: what it is, is decided by its content, never by its name. */
public final class DocumentReader {
    /** No file larger than this is read, in bytes. */
    public static final int LIMIT_BYTES = 20 * 1024 * 1024;

    private DocumentReader() {}

    /** Never throws on what a file may contain: what cannot be read is a {@link Refusal}. Fetches nothing. */
    public static Reading read(byte[] content) {
        if (content.length > LIMIT_BYTES) {
            return new Refusal(
                    RefusalCode.TOO_LARGE,
                    "This file has %d bytes; Billify reads up to %d.".formatted(content.length, LIMIT_BYTES));
        }
        FileKind kind = FileKind.of(content);
        try {
            return switch (kind) {
                case EMPTY -> new Refusal(RefusalCode.EMPTY, "There is nothing in this file.");
                case CODA -> CodaReader.read(FileKind.text(content));
                case MT940 -> Mt940Reader.read(FileKind.text(content));
                case XML -> XmlDocumentReader.read(content);
                case PDF -> PdfReader.read(content);
                case TABLE, ARCHIVE, OLD_OFFICE -> TableReader.read(TableReader.open(kind, content));
                case IMAGE, JSON, TEXT, UNKNOWN ->
                    new Refusal(
                            RefusalCode.UNKNOWN_FORMAT,
                            "This is %s; Billify reads CODA, camt.053, MT940, e-invoices (UBL, CII, Factur-X), CSV, XLSX and ODS."
                                    .formatted(kind.description()));
            };
        } catch (Refused refused) {
            return refused.refusal();
        } catch (TableFault fault) {
            return TableReader.refusal(fault);
        } catch (RuntimeException ours) {
            // no content should lead here; where one does, the file is refused and the others are still read
            return new Refusal(
                    switch (kind) {
                        case XML -> RefusalCode.BROKEN_XML;
                        case PDF -> RefusalCode.BROKEN_PDF;
                        default -> RefusalCode.BROKEN_STATEMENT;
                    },
                    "Billify failed to read this file, which is a fault of Billify: "
                            + ours.getClass().getSimpleName());
        }
    }
}
