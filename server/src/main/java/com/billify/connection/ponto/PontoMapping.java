package com.billify.connection.ponto;

import com.billify.banking.core.FeedLine;
import com.billify.banking.core.StatedLine;
import com.billify.connection.StatedAccount;
import com.billify.connection.core.UpstreamAccount;
import com.billify.connection.core.UpstreamPage;
import com.billify.extraction.core.References;
import com.billify.kernel.Iban;
import com.billify.kernel.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** From Ponto's JSON:API resources to what Billify knows of accounts and lines. Whatever may be null there, may be here. */
final class PontoMapping {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final int DATE_CHARACTERS = 10;
    private static final int LONGEST_NAME = 200;

    private PontoMapping() {}

    /**
     * Those that can be read; one that Ponto has stopped to look after is left out.
     *
     * @param institutions what the banks are called, by their ids
     */
    static List<StatedAccount> accounts(JsonNode data, Map<String, String> institutions) {
        List<StatedAccount> accounts = new ArrayList<>();
        for (JsonNode resource : data) {
            JsonNode attributes = resource.path("attributes");
            Optional<Currency> currency = currency(text(attributes, "currency"));
            String id = text(resource, "id");
            String reference = text(attributes, "reference");
            if (id != null
                    && reference != null
                    && currency.isPresent()
                    && !attributes.path("deprecated").asBoolean(false)) {
                String institution = text(resource.at("/relationships/financialInstitution/data"), "id");
                accounts.add(account(
                        id,
                        reference,
                        currency.get(),
                        attributes,
                        resource.path("meta"),
                        institution == null ? null : institutions.get(institution)));
            }
        }
        return accounts;
    }

    private static StatedAccount account(
            String id,
            String reference,
            Currency currency,
            JsonNode attributes,
            JsonNode meta,
            @Nullable String institution) {
        JsonNode synchronization = meta.path("latestSynchronization");
        String synchronizedAt = text(meta, "synchronizedAt");
        String balance = text(attributes, "currentBalance");
        Optional<String> finished = Optional.ofNullable(text(synchronization, "id"))
                .filter(ignored -> "success".equals(text(synchronization.path("attributes"), "status")));
        String stamp = synchronizedAt == null ? null : synchronizedAt + " " + finished.orElse("") + " " + balance;
        return new StatedAccount(
                id,
                Iban.parse(reference).map(Iban::value).orElse(reference),
                currency,
                text(attributes, "holderName"),
                text(attributes, "description"),
                institution,
                balanceMinor(attributes.path("currentBalance"), currency),
                balanceDay(attributes, synchronizedAt),
                instant(synchronizedAt),
                instant(text(attributes, "authorizationExpirationExpectedAt")),
                new UpstreamAccount(stamp, finished.orElse(null)));
    }

    /** What banks are called, by their ids. */
    static Map<String, String> institutions(JsonNode data) {
        Map<String, String> names = new HashMap<>();
        for (JsonNode resource : data) {
            String id = text(resource, "id");
            String name = text(resource.path("attributes"), "name");
            if (id != null && name != null && name.length() <= LONGEST_NAME) {
                names.put(id, name);
            }
        }
        return names;
    }

    /** True when Ponto's last look at the bank was refused, as the consent has ended. */
    static boolean isConsentOver(JsonNode account) {
        for (JsonNode error : account.path("meta")
                .path("latestSynchronization")
                .path("attributes")
                .path("errors")) {
            String code = text(error, "code");
            if ("authorizationExpired".equals(code) || "authorizationInvalid".equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Long balanceMinor(JsonNode balance, Currency currency) {
        if (!balance.isNumber()) {
            return null;
        }
        try {
            return Money.exactly(balance.decimalValue(), currency).minorUnits();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** The day that the bank names; else that on which Ponto saw it. */
    private static @Nullable LocalDate balanceDay(JsonNode attributes, @Nullable String synchronizedAt) {
        LocalDate named = day(text(attributes, "currentBalanceReferenceDate"));
        if (named != null) {
            return named;
        }
        Instant seen = instant(text(attributes, "currentBalanceVariationObservedAt"));
        Instant asked = seen == null ? instant(synchronizedAt) : seen;
        return asked == null ? null : LocalDate.ofInstant(asked, BRUSSELS);
    }

    /** Lines in the account's currency; one that lacks a day or an amount, or is in another currency, is not readable. */
    static UpstreamPage page(JsonNode data, Currency currency, boolean hasNext) {
        List<FeedLine> lines = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (JsonNode resource : data) {
            String id = text(resource, "id");
            if (id == null || ids.contains(id)) {
                continue;
            }
            ids.add(id);
            Optional<StatedLine> line = line(resource.path("attributes"), currency);
            line.ifPresentOrElse(read -> lines.add(new FeedLine(id, read)), () -> unreadable.add(id));
        }
        return new UpstreamPage(lines, unreadable, ids, hasNext);
    }

    private static Optional<StatedLine> line(JsonNode attributes, Currency currency) {
        JsonNode amount = attributes.path("amount");
        String named = text(attributes, "currency");
        LocalDate executed = day(text(attributes, "executionDate"));
        LocalDate valued = day(text(attributes, "valueDate"));
        LocalDate booked = executed == null ? valued : executed;
        if (!amount.isNumber() || booked == null || (named != null && !named.equals(currency.getCurrencyCode()))) {
            return Optional.empty();
        }
        BigDecimal decimal = amount.decimalValue();
        Money money;
        try {
            money = Money.exactly(decimal, currency);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
        String message = text(attributes, "remittanceInformation");
        boolean structured = "structured".equals(text(attributes, "remittanceInformationType"));
        String reference = message == null
                ? null
                : (structured ? References.stated(message) : References.inFreeText(message)).orElse(null);
        return Optional.of(new StatedLine(
                booked,
                valued,
                money,
                text(attributes, "counterpartName"),
                account(text(attributes, "counterpartReference")),
                message != null ? message : words(attributes),
                reference,
                text(attributes, "internalReference"),
                endToEndId(text(attributes, "endToEndId")),
                List.of()));
    }

    private static @Nullable String words(JsonNode attributes) {
        String additional = text(attributes, "additionalInformation");
        return additional == null ? text(attributes, "description") : additional;
    }

    private static @Nullable String endToEndId(@Nullable String id) {
        return id == null || id.equalsIgnoreCase("NOTPROVIDED") ? null : id;
    }

    private static @Nullable String account(@Nullable String reference) {
        return reference == null ? null : Iban.parse(reference).map(Iban::value).orElse(reference);
    }

    private static Optional<Currency> currency(@Nullable String code) {
        try {
            return Optional.ofNullable(code)
                    .map(Currency::getInstance)
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A day of business comes as midnight in UTC, whatever the zone: its date is taken as it stands. */
    private static @Nullable LocalDate day(@Nullable String dateTime) {
        if (dateTime == null || dateTime.length() < DATE_CHARACTERS) {
            return null;
        }
        try {
            return LocalDate.parse(dateTime.substring(0, DATE_CHARACTERS));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(@Nullable String dateTime) {
        try {
            return dateTime == null ? null : Instant.parse(dateTime);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null also when it is empty; characters that no database keeps are left out. */
    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (value.isNull() || value.isMissingNode() || value.isContainer()) {
            return null;
        }
        String text = value.asString().replace("\u0000", "").strip();
        return text.isEmpty() ? null : text;
    }
}
