package com.billify.extraction;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;

/** Files that are small and ask for more than any machine has. */
final class WorkerBombs {
    private WorkerBombs() {}

    /** In bytes. */
    static byte[] pageThatUnpacksTo(int size) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDStream drawing = new PDStream(document);
            try (var raw = drawing.getCOSObject().createRawOutputStream();
                    DeflaterOutputStream packed = new DeflaterOutputStream(raw)) {
                byte[] strokes = "0 0 m 9 9 l S ".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
                for (int written = 0; written < size; written += strokes.length) {
                    packed.write(strokes);
                }
            }
            drawing.getCOSObject().setItem(COSName.FILTER, COSName.FLATE_DECODE);
            page.setContents(drawing);
            return bytes(document);
        }
    }

    /** A form that draws another one ten times, which draws another one ten times, and so on: ten to the tenth letters. */
    static byte[] formsWithinForms() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            PDFormXObject inner = form(document, "0 0 m 9 9 l S ");
            for (int depth = 0; depth < 10; depth++) {
                PDFormXObject outer = form(document, "/F Do ".repeat(10));
                PDResources resources = new PDResources();
                resources.put(COSName.getPDFName("F"), inner);
                outer.setResources(resources);
                inner = outer;
            }
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("F"), inner);
            page.setResources(resources);
            PDStream drawing = new PDStream(document);
            try (var to = drawing.createOutputStream()) {
                to.write("/F Do".getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(drawing);
            return bytes(document);
        }
    }

    private static PDFormXObject form(PDDocument document, String drawing) throws IOException {
        PDFormXObject form = new PDFormXObject(document);
        form.setBBox(new org.apache.pdfbox.pdmodel.common.PDRectangle(600, 800));
        try (var to = form.getStream().createOutputStream()) {
            to.write(drawing.getBytes(StandardCharsets.US_ASCII));
        }
        return form;
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
