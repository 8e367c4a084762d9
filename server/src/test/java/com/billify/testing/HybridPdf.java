package com.billify.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/** Writes a PDF of one empty page with files attached, as Factur-X does, and variations of it that occur. */
public final class HybridPdf {
    private final List<byte[]> objects = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> files = new ArrayList<>();
    private String trailer = "";

    private HybridPdf() {
        objects.add(new byte[0]); // the catalog, written last
        add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    }

    /** Without anything attached. */
    public static HybridPdf empty() {
        return new HybridPdf();
    }

    /** A Factur-X file. */
    public static byte[] of(byte[] invoice) {
        return empty().attach("factur-x.xml", invoice).bytes();
    }

    public HybridPdf attach(String name, byte[] content) {
        return attachStream(
                name,
                stream("<</Type/EmbeddedFile/Subtype/text#2Fxml/Filter/FlateDecode/Length %d>>", deflated(content)));
    }

    /** Not deflated, and with its length in an object behind it. */
    public HybridPdf attachPlain(String name, byte[] content) {
        int length = objects.size() + 2;
        HybridPdf attached =
                attachStream(name, stream("<</Type/EmbeddedFile/Length " + length + " 0 R>>", content), false);
        attached.add(String.valueOf(content.length));
        attached.specify(name, length - 1);
        return attached;
    }

    /** With a stream as it stands, filters and all. */
    public HybridPdf attachStream(String name, byte[] stream) {
        return attachStream(name, stream, true);
    }

    private HybridPdf attachStream(String name, byte[] stream, boolean specified) {
        objects.add(stream);
        if (specified) {
            specify(name, objects.size());
        }
        return this;
    }

    private void specify(String name, int content) {
        add("<</Type/Filespec/AFRelationship/Alternative/F(%s)/UF(%s)/EF<</F %d 0 R>>>>"
                .formatted(name, name, content));
        names.add(name);
        files.add(objects.size());
    }

    /** Any further object, in PDF syntax. */
    public HybridPdf add(String object) {
        objects.add(object.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** More for the trailer: {@code /Encrypt 9 0 R}. */
    public HybridPdf trailer(String more) {
        trailer = more;
        return this;
    }

    public static byte[] stream(String dictionary, byte[] content) {
        return joined(
                dictionary.formatted(content.length).getBytes(StandardCharsets.ISO_8859_1),
                "\nstream\n".getBytes(StandardCharsets.ISO_8859_1),
                content,
                "\nendstream".getBytes(StandardCharsets.ISO_8859_1));
    }

    public static byte[] deflated(byte[] content) {
        ByteArrayOutputStream deflated = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(deflated)) {
            deflater.write(content);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return deflated.toByteArray();
    }

    public byte[] bytes() {
        StringBuilder tree = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            tree.append("(%s)%d 0 R".formatted(names.get(i), files.get(i)));
        }
        objects.set(
                0,
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[%s]>>>>>>"
                        .formatted(tree)
                        .getBytes(StandardCharsets.ISO_8859_1));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        StringBuilder xref = new StringBuilder("xref\n0 %d\n0000000000 65535 f \n".formatted(objects.size() + 1));
        for (int i = 0; i < objects.size(); i++) {
            xref.append("%010d 00000 n \n".formatted(file.size()));
            file.writeBytes("%d 0 obj\n".formatted(i + 1).getBytes(StandardCharsets.ISO_8859_1));
            file.writeBytes(objects.get(i));
            file.writeBytes("\nendobj\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        int start = file.size();
        file.writeBytes((xref
                        + "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n"
                                .formatted(objects.size() + 1, trailer, start))
                .getBytes(StandardCharsets.ISO_8859_1));
        return file.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
