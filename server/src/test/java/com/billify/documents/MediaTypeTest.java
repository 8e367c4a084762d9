package com.billify.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "'%PDF-1.7', application/pdf",
        "'\u0089PNG\r\n\u001A\n', image/png",
        "'\u00FF\u00D8\u00FF\u00E0', image/jpeg",
        "'RIFF1234WEBPVP8', image/webp",
        "'GIF89a', image/gif",
        "'II*\u0000', image/tiff",
        "'\u0000\u0000\u0000\u0018ftypheic', image/heic",
        "'PK\u0003\u0004', application/zip",
        "'\u00EF\u00BB\u00BF<?xml version=\"1.0\"?>\n<Invoice xmlns=\"urn:x\">', application/xml",
        "'<html-report>', application/xml",
        "'<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg xmlns=\"http://www.w3.org/2000/svg\">', application/xml",
        "'<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\">\n<svg width=\"1\">', application/xml",
        "'\n<!doctype HTML>\n<title>', application/xml",
        "'<script>alert(1)</script>', application/xml",
        "'Geachte bakker', text/plain",
        "'', text/plain",
        "'MZ\u0000\u0001', application/octet-stream",
    })
    void typeIsToldByTheFirstBytes(String start, String type) {
        assertThat(MediaType.of(start.getBytes(ISO_8859_1)).value()).isEqualTo(type);
    }
}
