package com.billify.extraction.core;

import com.billify.extraction.core.PdfValue.Dictionary;
import com.billify.extraction.core.PdfValue.Name;
import com.billify.extraction.core.PdfValue.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the e-invoice that is attached to a PDF: Factur-X, ZUGFeRD 1 and 2, XRechnung, and any other XML attachment that
 * is an invoice. What is printed on the pages is not read.
 */
final class PdfReader {
    /** The names that Factur-X and ZUGFeRD ask for, in lower case. */
    private static final List<String> STANDARD_NAMES = List.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml");
    /** Attachments that are looked at. */
    private static final int LIMIT_ATTACHMENTS = 50;
    /** Nodes of the tree in which a PDF keeps the names of its attachments; damaged ones go round in circles. */
    private static final int LIMIT_NODES = 200;

    private static final List<String> CONTENTS = List.of("UF", "F", "Unix", "Mac", "DOS");

    private final PdfObjects objects;

    private PdfReader(PdfObjects objects) {
        this.objects = objects;
    }

    static Reading read(byte[] content) {
        PdfObjects objects = new PdfObjects(content);
        if (objects.isEmpty()) {
            return new Refusal(RefusalCode.BROKEN_PDF, "This PDF is damaged: nothing in it can be read.");
        }
        if (objects.isEncrypted()) {
            return new Refusal(
                    RefusalCode.ENCRYPTED, "This PDF is protected by a password; Billify reads it without protection.");
        }
        return new PdfReader(objects).readAttached();
    }

    /** An attachment that looks like XML. */
    private record Attachment(String name, byte[] content) {
        boolean hasStandardName() {
            return STANDARD_NAMES.contains(name.toLowerCase(Locale.ROOT));
        }
    }

    private Reading readAttached() {
        List<InvoiceDocument> invoices = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        for (Attachment attachment : attachments()) {
            switch (readXml(attachment)) {
                case InvoiceDocument invoice -> {
                    if (attachment.hasStandardName()) {
                        return invoice.within(DocumentSource.FACTURX);
                    }
                    invoices.add(invoice);
                }
                case Refusal refusal when attachment.hasStandardName() -> refusals.add(refusal);
                case Refusal ignored -> {} // other XML may be attached for other readers
                case BankFile ignored -> {}
                case InvoiceList ignored -> {}
            }
        }
        if (invoices.size() == 1) {
            return invoices.getFirst().within(DocumentSource.FACTURX);
        }
        if (invoices.size() > 1) {
            return new Refusal(
                    RefusalCode.UNKNOWN_FORMAT, "This PDF holds several e-invoices; Billify reads one a file.");
        }
        return refusals.stream()
                .findFirst()
                .map(refusal -> new Refusal(refusal.code(), "The e-invoice within this PDF: " + refusal.message()))
                .orElseGet(() -> new Refusal(
                        RefusalCode.NO_EMBEDDED_INVOICE,
                        "This PDF has no e-invoice in it (Factur-X, ZUGFeRD). Invoices that are only printed are not"
                                + " read yet."));
    }

    private static Reading readXml(Attachment attachment) {
        try {
            return XmlDocumentReader.read(attachment.content());
        } catch (Refused refused) {
            return refused.refusal();
        }
    }

    // ---- finding attachments

    /** Those with a name of the standards first. */
    private List<Attachment> attachments() {
        Set<Dictionary> files = new LinkedHashSet<>();
        objects.catalog().ifPresent(catalog -> {
            objects.items(catalog.get("AF")).forEach(file -> add(file, files));
            objects.dictionary(catalog.get("Names"))
                    .map(names -> names.get("EmbeddedFiles"))
                    .ifPresent(tree -> addTree(tree, new HashSet<>(), files));
        });
        if (files.isEmpty()) {
            // the way to them is damaged or was never laid; they may be there all the same
            objects.all()
                    .filter(PdfReader::isFileSpecification)
                    .limit(LIMIT_ATTACHMENTS)
                    .forEach(files::add);
        }
        return files.stream()
                .limit(LIMIT_ATTACHMENTS)
                .flatMap(file -> attachment(file).stream())
                .sorted(Comparator.comparing(Attachment::hasStandardName).reversed())
                .toList();
    }

    private void addTree(PdfValue node, Set<PdfValue> seen, Set<Dictionary> files) {
        if (files.size() < LIMIT_ATTACHMENTS && seen.size() < LIMIT_NODES && seen.add(node)) {
            objects.dictionary(node).ifPresent(dictionary -> {
                objects.items(dictionary.get("Names")).forEach(value -> add(value, files));
                objects.items(dictionary.get("Kids")).forEach(kid -> addTree(kid, seen, files));
            });
        }
    }

    private void add(PdfValue value, Set<Dictionary> files) {
        if (files.size() < LIMIT_ATTACHMENTS) {
            objects.dictionary(value).filter(PdfReader::isFileSpecification).ifPresent(files::add);
        }
    }

    private static boolean isFileSpecification(Dictionary dictionary) {
        return dictionary.get("EF") != null;
    }

    private Optional<Attachment> attachment(Dictionary file) {
        String name = Stream.of("UF", "F")
                .map(key -> objects.resolved(file.get(key)))
                .flatMap(value -> value instanceof Text text ? Stream.of(text.decoded()) : Stream.empty())
                .findFirst()
                .orElse("");
        return objects.dictionary(file.get("EF"))
                .flatMap(contents -> CONTENTS.stream()
                        .map(contents::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .filter(stream -> mayBeXml(name, stream))
                        .flatMap(objects::content)
                        .map(content -> new Attachment(name, content)));
    }

    /** By its name, or by the type of its contents. */
    private boolean mayBeXml(String name, PdfValue stream) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xml")
                || objects.dictionary(stream)
                        .map(dictionary -> objects.resolved(dictionary.get("Subtype")))
                        .map(PdfReader::isXmlType)
                        .orElse(false);
    }

    private static boolean isXmlType(@Nullable PdfValue type) {
        return type instanceof Name(String value)
                && value.toLowerCase(Locale.ROOT).endsWith("xml");
    }
}
