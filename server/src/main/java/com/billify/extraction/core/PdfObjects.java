package com.billify.extraction.core;

import com.billify.extraction.core.PdfValue.Dictionary;
import com.billify.extraction.core.PdfValue.Items;
import com.billify.extraction.core.PdfValue.Name;
import com.billify.extraction.core.PdfValue.Reference;
import com.billify.extraction.core.PdfValue.Whole;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a PDF file. Goes through the file from its beginning, object by object, and asks no table of offsets:
 * so a damaged table costs nothing, and of an object that was changed later the last version counts. What is inflated is
 * limited; pages, pictures and fonts are never.
 */
final class PdfObjects {
    /** Bytes of one attachment when inflated. */
    private static final int LIMIT_ATTACHMENT = 10 * 1024 * 1024;
    /** Bytes of all streams that hold objects, when inflated. */
    private static final int LIMIT_OBJECT_STREAMS = 8 * 1024 * 1024;
    /** Objects of one file. */
    private static final int LIMIT_OBJECTS = 200_000;

    private static final String STREAM = "stream";
    private static final String END_OF_STREAM = "endstream";

    private final byte[] file;
    /** What may be the length of a stream: every object that is a number, by its own number. */
    private final Map<Integer, List<Integer>> lengths = new HashMap<>();

    private final Map<Integer, Place> places = new HashMap<>();
    private @Nullable Dictionary trailer;
    private boolean encrypted;
    private int left = LIMIT_OBJECT_STREAMS;

    /** Where an object stands: in the file, or in an inflated stream. */
    private record Place(byte[] bytes, int position) {}

    /** A stream: a dictionary and the bytes behind it, as they stand in the file. */
    private record Body(Dictionary dictionary, int from, int to) {}

    /** @throws Refused when the file holds more than Billify reads */
    PdfObjects(byte[] file) {
        this.file = file;
        findLengths();
        scan();
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** True when a password, or the right one of several, opens it. */
    boolean isEncrypted() {
        return encrypted;
    }

    /** The dictionary where all begins; empty in a file that lost it. */
    Optional<Dictionary> catalog() {
        return Optional.ofNullable(trailer)
                .flatMap(dictionary -> dictionary(dictionary.get("Root")))
                .or(() -> all().filter(dictionary -> dictionary.isOfType("Catalog"))
                        .reduce((first, last) -> last));
    }

    /** Every object that is a dictionary, in no particular order but always the same. */
    Stream<Dictionary> all() {
        return places.keySet().stream().sorted().flatMap(number -> dictionary(new Reference(number)).stream());
    }

    // ---- going through the file

    /**
     * The length of a stream may stand in an object behind it, and an attached PDF may have objects of the same number.
     * So all are kept, and the one counts at which the stream does end.
     */
    private void findLengths() {
        int found = 0;
        for (int at = 0; at < file.length && found < LIMIT_OBJECTS; at++) {
            if (file[at] == 'o' && PdfSyntax.startsWith(file, at, "obj") && PdfSyntax.isDigitNext(file, at + 3)) {
                int number = numberBefore(at);
                PdfSyntax syntax = new PdfSyntax(file, at + 3);
                if (number >= 0 && syntax.read() instanceof Whole(long length) && length <= file.length) {
                    lengths.computeIfAbsent(number, n -> new ArrayList<>(1)).add((int) length);
                    found++;
                }
            }
        }
    }

    private void scan() {
        int at = 0;
        while (at < file.length) {
            if (file[at] == 'o' && PdfSyntax.startsWith(file, at, "obj")) {
                int number = numberBefore(at);
                at = number < 0 ? at + 1 : readObject(number, at + "obj".length());
            } else if (file[at] == 't' && PdfSyntax.startsWith(file, at, "trailer")) {
                at = readTrailer(at + "trailer".length());
            } else {
                at++;
            }
        }
    }

    /** The number of the object whose {@code obj} stands here, before it the generation; -1 when there is none. */
    private int numberBefore(int at) {
        int generation = digitsBefore(blanksBefore(at));
        int end = blanksBefore(generation);
        int start = digitsBefore(end);
        boolean isNumber = start < end && end < generation && end - start <= 9;
        return isNumber ? Integer.parseInt(new String(file, start, end - start, StandardCharsets.ISO_8859_1)) : -1;
    }

    private int blanksBefore(int at) {
        int start = at;
        while (start > 0 && file[start - 1] >= 0 && file[start - 1] <= ' ') {
            start--;
        }
        return start;
    }

    private int digitsBefore(int at) {
        int start = at;
        while (start > 0 && at - start < 10 && file[start - 1] >= '0' && file[start - 1] <= '9') {
            start--;
        }
        return start;
    }

    private int readTrailer(int at) {
        PdfSyntax syntax = new PdfSyntax(file, at);
        if (syntax.read() instanceof Dictionary dictionary) {
            takeTrailer(dictionary);
        }
        return syntax.position();
    }

    private void takeTrailer(Dictionary dictionary) {
        encrypted |= dictionary.get("Encrypt") != null;
        if (dictionary.get("Root") != null) {
            trailer = dictionary;
        }
    }

    /** @return behind the object, and behind its stream where it has one */
    private int readObject(int number, int at) {
        if (places.size() >= LIMIT_OBJECTS) {
            throw tooLarge();
        }
        places.put(number, new Place(file, at));
        PdfSyntax syntax = new PdfSyntax(file, at);
        if (!(syntax.read() instanceof Dictionary dictionary)) {
            return Math.max(at, syntax.position());
        }
        if (!syntax.takes(STREAM)) {
            return syntax.position();
        }
        Body stream = streamAt(dictionary, syntax.position());
        if (dictionary.isOfType("XRef")) {
            takeTrailer(dictionary);
        } else if (dictionary.isOfType("ObjStm")) {
            readObjectStream(stream);
        }
        return stream.to();
    }

    /** By the stated length where the stream does end there, else up to the word that ends it. */
    private Body streamAt(Dictionary dictionary, int at) {
        int from = at;
        if (from < file.length && file[from] == '\r') {
            from++;
        }
        if (from < file.length && file[from] == '\n') {
            from++;
        }
        for (int length : lengthsOf(dictionary)) {
            if (length <= file.length - from && new PdfSyntax(file, from + length).takes(END_OF_STREAM)) {
                return new Body(dictionary, from, from + length);
            }
        }
        int to = from;
        while (to < file.length && !PdfSyntax.startsWith(file, to, END_OF_STREAM)) {
            to++;
        }
        return new Body(dictionary, from, to);
    }

    private List<Integer> lengthsOf(Dictionary dictionary) {
        return switch (dictionary.get("Length")) {
            case Whole(long length) when length <= file.length -> List.of((int) length);
            case Reference(int number) -> lengths.getOrDefault(number, List.of());
            case null, default -> List.of();
        };
    }

    // ---- objects within streams

    private void readObjectStream(Body stream) {
        byte[] content = inflated(stream, left);
        if (content == null
                || !(stream.dictionary().get("First") instanceof Whole(long first))
                || !(stream.dictionary().get("N") instanceof Whole(long count))
                || first > content.length) {
            return; // what it held is missing, as after any other damage
        }
        left -= content.length;
        PdfSyntax heads = new PdfSyntax(content, 0);
        for (long i = 0; i < count && heads.position() < first; i++) {
            if (heads.read() instanceof Whole(long number)
                    && heads.read() instanceof Whole(long offset)
                    && number <= Integer.MAX_VALUE
                    && first + offset < content.length) {
                if (places.size() >= LIMIT_OBJECTS) {
                    throw tooLarge();
                }
                places.put((int) number, new Place(content, (int) (first + offset)));
            }
        }
    }

    // ---- following references

    /** The value itself, or that of the object it refers to; null when there is none. */
    @Nullable
    PdfValue resolved(@Nullable PdfValue value) {
        PdfValue current = value;
        for (int i = 0; i < 10 && current instanceof Reference(int number); i++) {
            Place place = places.get(number);
            current = place == null ? null : new PdfSyntax(place.bytes(), place.position()).read();
        }
        return current instanceof Reference ? null : current;
    }

    Optional<Dictionary> dictionary(@Nullable PdfValue value) {
        return resolved(value) instanceof Dictionary dictionary ? Optional.of(dictionary) : Optional.empty();
    }

    List<PdfValue> items(@Nullable PdfValue value) {
        return resolved(value) instanceof Items(List<PdfValue> values) ? values : List.of();
    }

    /** What a stream holds; empty when there is none, or it cannot be inflated. */
    Optional<byte[]> content(@Nullable PdfValue value) {
        if (!(value instanceof Reference(int number))) {
            return Optional.empty();
        }
        Place place = places.get(number);
        if (place == null || place.bytes() != file) {
            return Optional.empty();
        }
        PdfSyntax syntax = new PdfSyntax(file, place.position());
        return syntax.read() instanceof Dictionary dictionary && syntax.takes(STREAM)
                ? Optional.ofNullable(inflated(streamAt(dictionary, syntax.position()), LIMIT_ATTACHMENT))
                : Optional.empty();
    }

    // ---- inflating

    /** Null when it is written in a way that attachments never are, or damaged. */
    private byte @Nullable [] inflated(Body stream, int limit) {
        PdfValue filter = resolved(stream.dictionary().get("Filter"));
        if (filter instanceof Items(List<PdfValue> filters)) {
            if (filters.size() > 1) {
                return null;
            }
            filter = filters.isEmpty() ? null : resolved(filters.getFirst());
        }
        if (filter == null) {
            if (stream.to() - stream.from() > limit) {
                throw tooLarge();
            }
            return Arrays.copyOfRange(file, stream.from(), stream.to());
        }
        boolean isDeflated = filter instanceof Name(String name) && (name.equals("FlateDecode") || name.equals("Fl"));
        return isDeflated ? inflated(stream.from(), stream.to(), limit) : null;
    }

    private byte @Nullable [] inflated(int from, int to, int limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, from, to - from);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] piece = new byte[8192];
            while (!inflater.finished()) {
                int length = inflater.inflate(piece);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return null;
                }
                if (content.size() + length > limit) {
                    throw tooLarge();
                }
                content.write(piece, 0, length);
            }
            return content.toByteArray();
        } catch (DataFormatException damaged) {
            return null;
        } finally {
            inflater.end();
        }
    }

    private static Refused tooLarge() {
        return new Refused(RefusalCode.TOO_LARGE, "This PDF unfolds to more than Billify reads.");
    }
}
