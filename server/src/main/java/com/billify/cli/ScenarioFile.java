package com.billify.cli;

import com.billify.forecast.core.Scenario;
import com.billify.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is let be otherwise, as a file says it: {@code {"changes": [{"kind": "sales", "percent": -15}]}} (docs/forecast.md). */
final class ScenarioFile {
    private static final long LIMIT_BYTES = 1024 * 1024;

    private final Path file;
    private final List<Map<?, ?>> changes;

    private ScenarioFile(Path file, List<Map<?, ?>> changes) {
        this.file = file;
        this.changes = changes;
    }

    /** @throws WrongUsage when the file cannot be read or is no such JSON */
    static ScenarioFile read(Path file) throws WrongUsage {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LIMIT_BYTES) {
                throw new WrongUsage("no such file, or too large: " + file);
            }
            if (JsonReader.read(Files.readString(file, StandardCharsets.UTF_8)) instanceof Map<?, ?> object
                    && object.get("changes") instanceof List<?> list) {
                List<Map<?, ?>> changes = new ArrayList<>();
                for (Object change : list) {
                    if (!(change instanceof Map<?, ?> map)) {
                        throw new WrongUsage(file + ": a change is a JSON object");
                    }
                    changes.add(map);
                }
                return new ScenarioFile(file, changes);
            }
            throw new WrongUsage(file + " does not say \"changes\"");
        } catch (CharacterCodingException notText) {
            throw new WrongUsage(file + " is not UTF-8 text");
        } catch (IOException unreadable) {
            throw new WrongUsage("cannot read " + file);
        } catch (JsonReader.Malformed malformed) {
            throw new WrongUsage(file + " is not JSON: " + malformed.getMessage());
        }
    }

    /** Gives the key under which the books know a customer, from whatever a person calls him; null when they do not. */
    @FunctionalInterface
    interface Customers {
        @Nullable
        String find(String name);
    }

    /** @throws WrongUsage when a change makes no sense or speaks of somebody whom the books do not know */
    Scenario in(Currency currency, Customers customers) throws WrongUsage {
        List<Scenario.Change> read = new ArrayList<>();
        for (Map<?, ?> change : changes) {
            try {
                read.add(change(change, currency, customers));
            } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
                throw new WrongUsage(file + ": " + change + " makes no sense: " + e.getMessage());
            }
        }
        try {
            return new Scenario(read);
        } catch (IllegalArgumentException tooMany) {
            throw new WrongUsage(file + ": " + tooMany.getMessage());
        }
    }

    private Scenario.Change change(Map<?, ?> change, Currency currency, Customers customers) throws WrongUsage {
        String kind = text(change, "kind");
        return switch (kind) {
            case "paysLater" -> new Scenario.PaysLater(customer(change, customers), number(change, "days"));
            case "sales" -> new Scenario.SalesChange(number(change, "percent"));
            case "once" ->
                new Scenario.Once(
                        label(change), LocalDate.parse(text(change, "date")), minor(change, "amount", currency));
            case "monthly" ->
                new Scenario.Monthly(
                        label(change),
                        YearMonth.parse(text(change, "from")),
                        change.get("until") == null ? null : YearMonth.parse(text(change, "until")),
                        minor(change, "amount", currency));
            case "purchase" ->
                new Scenario.Purchase(
                        label(change),
                        LocalDate.parse(text(change, "date")),
                        minor(change, "price", currency),
                        change.get("loan") == null ? 0 : minor(change, "loan", currency),
                        change.get("months") == null ? 1 : number(change, "months"),
                        change.get("yearlyPercent") == null
                                ? 0
                                : decimal(change, "yearlyPercent").doubleValue());
            case "paidOn" -> new Scenario.PaidOn(text(change, "document"), LocalDate.parse(text(change, "date")));
            default -> throw new WrongUsage(file + ": there is no change of the kind " + kind);
        };
    }

    private @Nullable String customer(Map<?, ?> change, Customers customers) throws WrongUsage {
        if (change.get("customer") == null) {
            return null;
        }
        String name = text(change, "customer");
        String found = customers.find(name);
        if (found == null) {
            throw new WrongUsage(file + ": the invoices know no customer " + name);
        }
        return found;
    }

    private static String label(Map<?, ?> change) {
        return change.get("label") instanceof String label ? label : "";
    }

    private String text(Map<?, ?> change, String key) throws WrongUsage {
        if (change.get(key) instanceof String text) {
            return text;
        }
        throw new WrongUsage(file + ": \"" + key + "\" is needed, as a text");
    }

    private int number(Map<?, ?> change, String key) throws WrongUsage {
        return decimal(change, key).intValueExact();
    }

    private BigDecimal decimal(Map<?, ?> change, String key) throws WrongUsage {
        if (change.get(key) instanceof BigDecimal number) {
            return number;
        }
        throw new WrongUsage(file + ": \"" + key + "\" is needed, as a number");
    }

    /** Amounts are texts, as everywhere outside. */
    private long minor(Map<?, ?> change, String key, Currency currency) throws WrongUsage {
        return Money.exactly(new BigDecimal(text(change, key)), currency).minorUnits();
    }
}
