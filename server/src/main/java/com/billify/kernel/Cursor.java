package com.billify.kernel;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where a page of a list ended, as an opaque text for the client: the sort key of its last item. */
public final class Cursor {
    private static final String BETWEEN = " ";
    /** Years beyond these are none of ours, and databases do not keep them. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** @param parts of the sort key, in its order; none of them may contain a space */
    public static String of(Object... parts) {
        String joined = Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining(BETWEEN));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ProblemException when the text is no cursor of that many parts */
    public static Cursor parse(String text, int parts) {
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> split = List.of(joined.split(BETWEEN));
            if (split.size() == parts) {
                return new Cursor(split);
            }
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
        throw unreadable();
    }

    public String text(int part) {
        return parts.get(part);
    }

    public Instant instant(int part) {
        try {
            Instant instant = Instant.parse(parts.get(part));
            requireOurs(instant.atOffset(ZoneOffset.UTC).toLocalDate());
            return instant;
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    public LocalDate date(int part) {
        try {
            LocalDate date = LocalDate.parse(parts.get(part));
            requireOurs(date);
            return date;
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    public UUID uuid(int part) {
        try {
            return UUID.fromString(parts.get(part));
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    public int integer(int part) {
        try {
            return Integer.parseInt(parts.get(part));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private static void requireOurs(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw unreadable();
        }
    }

    private static ProblemException unreadable() {
        return new ProblemException(400, "invalid-cursor", "The cursor is not one of ours.").at("cursor");
    }
}
