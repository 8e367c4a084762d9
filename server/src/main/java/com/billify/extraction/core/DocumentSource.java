package com.billify.extraction.core;

/** The form from which an invoice was read, with its name outside. */
public enum DocumentSource {
    UBL("ubl"),
    CII("cii"),
    /** The e-invoice within a PDF: Factur-X, ZUGFeRD. */
    FACTURX("facturx"),
    /** A row of a table, whatever the table's format. */
    CSV("csv"),
    /** What is printed on the pages of a PDF. */
    TEXT("text"),
    /** What is printed, read from a picture of the page. */
    OCR("ocr");

    private final String slug;

    DocumentSource(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }
}
