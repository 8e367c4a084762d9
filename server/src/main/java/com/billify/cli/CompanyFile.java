package com.billify.cli;

import com.billify.kernel.EnterpriseNumber;
import com.billify.kernel.VatNumber;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whose books are read, as {@code company.json} says it.
 *
 * @param vat as written there, upper case without separators
 * @param vatPeriod monthly or quarterly
 * @param asOf the day on which one stands
 */
record CompanyFile(
        String vat,
        @Nullable EnterpriseNumber number,
        @Nullable String name,
        @Nullable String country,
        @Nullable String language,
        @Nullable String vatPeriod,
        @Nullable Integer employees,
        @Nullable LocalDate asOf) {

    private static final int LIMIT_BYTES = 1024 * 1024;

    /** @throws WrongUsage when the file cannot be read, is no JSON object, or lacks what it must say */
    static CompanyFile read(Path file) throws WrongUsage {
        if (!Files.isRegularFile(file)) {
            throw new WrongUsage("no such file: " + file);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] content = stream.readNBytes(LIMIT_BYTES + 1);
            if (content.length > LIMIT_BYTES) {
                throw new WrongUsage(file + " is too large to be a company file");
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(content))
                    .toString();
            if (JsonReader.read(text) instanceof Map<?, ?> object) {
                return of(file, object);
            }
            throw new WrongUsage(file + " is not a JSON object");
        } catch (CharacterCodingException notText) {
            throw new WrongUsage(file + " is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new WrongUsage("cannot read " + file);
        } catch (JsonReader.Malformed malformed) {
            throw new WrongUsage(file + " is not JSON: " + malformed.getMessage());
        }
    }

    private static CompanyFile of(Path file, Map<?, ?> object) throws WrongUsage {
        String vat = text(file, object, "vat");
        if (vat == null) {
            throw new WrongUsage(file + " does not say the company's \"vat\"");
        }
        String period = text(file, object, "vat_period");
        if (period != null && !period.equals("monthly") && !period.equals("quarterly")) {
            throw new WrongUsage(file + ": \"vat_period\" is monthly or quarterly, not " + period);
        }
        return new CompanyFile(
                VatNumber.parse(vat)
                        .map(VatNumber::value)
                        .orElseGet(() -> vat.replaceAll("[.\\s/_-]", "").toUpperCase(java.util.Locale.ROOT)),
                EnterpriseNumber.parse(vat).orElse(null),
                text(file, object, "name"),
                text(file, object, "country"),
                text(file, object, "language"),
                period,
                number(file, object, "employees"),
                day(file, object, "as_of"));
    }

    private static @Nullable String text(Path file, Map<?, ?> object, String key) throws WrongUsage {
        return switch (object.get(key)) {
            case null -> null;
            case String text -> text.isBlank() ? null : text.strip();
            default -> throw new WrongUsage(file + ": \"" + key + "\" is not a text");
        };
    }

    private static @Nullable Integer number(Path file, Map<?, ?> object, String key) throws WrongUsage {
        return switch (object.get(key)) {
            case null -> null;
            case java.math.BigDecimal number when isCount(number) -> number.intValueExact();
            default -> throw new WrongUsage(file + ": \"" + key + "\" is not a whole number");
        };
    }

    private static boolean isCount(java.math.BigDecimal number) {
        return number.signum() >= 0
                && number.precision() - number.scale() <= 9
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static @Nullable LocalDate day(Path file, Map<?, ?> object, String key) throws WrongUsage {
        String text = text(file, object, key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw new WrongUsage(file + ": \"" + key + "\" is not a day: " + text);
        }
    }
}
