package com.billify.forecast;

import com.billify.forecast.core.Band;
import com.billify.forecast.core.MinorAmounts;
import com.billify.forecast.core.Outlook;
import com.billify.forecast.core.TrackRecord;
import com.billify.forecast.core.Vessel;
import com.billify.kernel.CompanyId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The forecast as it was worked out last, and what is to be worked out anew. */
@Repository
class OutlookRepository {
    private static final int MILLION = 1_000_000;

    private final JdbcClient jdbc;

    OutlookRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    // ---- what is to be worked out

    /** @param oldest, newest of what was asked; now for nothing */
    record Waiting(List<UUID> asked, Instant oldest, Instant newest) {}

    void await(CompanyId company, Instant now) {
        jdbc.sql("""
                        INSERT INTO forecast.waiting (company_id, asked, since)
                        VALUES (:company, gen_random_uuid(), :now)
                        """)
                .param("company", company.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Waiting waiting(CompanyId company) {
        List<Instant> since = new ArrayList<>();
        List<UUID> asked = jdbc.sql("""
                        SELECT asked, since FROM forecast.waiting WHERE company_id = :company ORDER BY since
                        """)
                .param("company", company.value())
                .query((row, number) -> {
                    since.add(row.getObject("since", OffsetDateTime.class).toInstant());
                    return row.getObject("asked", UUID.class);
                })
                .list();
        return since.isEmpty()
                ? new Waiting(asked, Instant.EPOCH, Instant.EPOCH)
                : new Waiting(asked, since.getFirst(), since.getLast());
    }

    void setDone(CompanyId company, List<UUID> asked) {
        jdbc.sql("DELETE FROM forecast.waiting WHERE company_id = :company AND asked = ANY (:asked)")
                .param("company", company.value())
                .param("asked", asked.toArray(UUID[]::new))
                .update();
    }

    /** Companies that wait for longer. */
    List<CompanyId> waitingSince(Instant before) {
        return jdbc.sql("SELECT company_id FROM forecast.waiting_since(:before)")
                .param("before", before.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new CompanyId(row.getObject("company_id", UUID.class)))
                .list();
    }

    // ---- what was worked out

    void forget(CompanyId company) {
        clear(company, List.of("run", "day", "part", "replay", "replayed_day"));
    }

    private void clear(CompanyId company, List<String> tables) {
        for (String table : tables) {
            jdbc.sql("DELETE FROM forecast." + table + " WHERE company_id = :company")
                    .param("company", company.value())
                    .update();
        }
    }

    /** In the place of the one before; the track record stays. */
    void replace(CompanyId company, Books.Known known, Outlook outlook, Band band, Instant madeAt) {
        clear(company, List.of("run", "day", "part"));
        List<Outlook.Lows> lows = outlook.risk().lows();
        jdbc.sql("""
                        INSERT INTO forecast.run
                               (company_id, made_at, as_of, currency, start_minor, lows_7, lows_30, lows_90,
                                band_below, band_above, shown_duties)
                        VALUES (:company, :madeAt, :asOf, :currency, :start, :lows7, :lows30, :lows90, :below, :above,
                                :shown)
                        """)
                .param("company", company.value())
                .param("madeAt", madeAt.atOffset(ZoneOffset.UTC))
                .param("asOf", outlook.asOf())
                .param("currency", known.currency().getCurrencyCode())
                .param("start", outlook.startMinor())
                .param("lows7", boxed(lows.get(0).sorted()))
                .param("lows30", boxed(lows.get(1).sorted()))
                .param("lows90", boxed(lows.get(2).sorted()))
                .param("below", band.below().toArray(Double[]::new))
                .param("above", band.above().toArray(Double[]::new))
                .param(
                        "shown",
                        outlook.shown().stream().map(Enum::name).sorted().toArray(String[]::new))
                .update();
        addDays(company, outlook.days(), Flows.of(outlook));
        addParts(company, parts(known, outlook));
    }

    /**
     * When past forecasts were made again last, and from what.
     *
     * @param told how many lines, documents and payments of them were known
     * @param band that they taught
     */
    record Replay(Instant madeAt, Currency currency, int told, Band band) {}

    Optional<Replay> replay(CompanyId company) {
        return jdbc.sql("SELECT * FROM forecast.replay WHERE company_id = :company")
                .param("company", company.value())
                .query((row, number) -> new Replay(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        Currency.getInstance(row.getString("currency")),
                        row.getInt("told"),
                        new Band(doubles(row.getArray("band_below")), doubles(row.getArray("band_above")))))
                .optional();
    }

    /** @param shown with the bands as they would have been shown */
    void replaceRecord(CompanyId company, Replay replay, TrackRecord shown) {
        clear(company, List.of("replay", "replayed_day"));
        jdbc.sql("""
                        INSERT INTO forecast.replay (company_id, made_at, currency, told, band_below, band_above)
                        VALUES (:company, :madeAt, :currency, :told, :below, :above)
                        """)
                .param("company", company.value())
                .param("madeAt", replay.madeAt().atOffset(ZoneOffset.UTC))
                .param("currency", replay.currency().getCurrencyCode())
                .param("told", replay.told())
                .param("below", replay.band().below().toArray(Double[]::new))
                .param("above", replay.band().above().toArray(Double[]::new))
                .update();
        addRecord(company, shown);
    }

    private void addDays(CompanyId company, List<Outlook.Day> days, List<Flows> flows) {
        jdbc.sql("""
                        INSERT INTO forecast.day
                               (company_id, date, p10_minor, p25_minor, p50_minor, p75_minor, p90_minor, mean_minor,
                                in_minor, out_minor, estimated_in_minor, estimated_out_minor)
                        SELECT :company, day.*
                          FROM unnest(:dates::date[], :p10::bigint[], :p25::bigint[], :p50::bigint[], :p75::bigint[],
                                      :p90::bigint[], :mean::bigint[], :in::bigint[], :out::bigint[],
                                      :estimatedIn::bigint[], :estimatedOut::bigint[]) AS day
                        """)
                .param("company", company.value())
                .param("dates", days(days, Outlook.Day::date))
                .param("p10", all(days, Long[]::new, Outlook.Day::p10Minor))
                .param("p25", all(days, Long[]::new, Outlook.Day::p25Minor))
                .param("p50", all(days, Long[]::new, Outlook.Day::p50Minor))
                .param("p75", all(days, Long[]::new, Outlook.Day::p75Minor))
                .param("p90", all(days, Long[]::new, Outlook.Day::p90Minor))
                .param("mean", all(days, Long[]::new, Outlook.Day::meanMinor))
                .param("in", all(flows, Long[]::new, Flows::inMinor))
                .param("out", all(flows, Long[]::new, Flows::outMinor))
                .param("estimatedIn", all(flows, Long[]::new, Flows::estimatedInMinor))
                .param("estimatedOut", all(flows, Long[]::new, Flows::estimatedOutMinor))
                .update();
    }

    private void addRecord(CompanyId company, TrackRecord record) {
        record Row(LocalDate asOf, long start, TrackRecord.Compared day) {}
        List<Row> rows = record.origins().stream()
                .flatMap(origin -> origin.days().stream().map(day -> new Row(origin.asOf(), origin.startMinor(), day)))
                .toList();
        jdbc.sql("""
                        INSERT INTO forecast.replayed_day
                               (company_id, as_of, date, start_minor, p10_minor, p50_minor, p90_minor, actual_minor)
                        SELECT :company, day.*
                          FROM unnest(:asOf::date[], :dates::date[], :start::bigint[], :p10::bigint[], :p50::bigint[],
                                      :p90::bigint[], :actual::bigint[]) AS day
                        """)
                .param("company", company.value())
                .param("asOf", days(rows, Row::asOf))
                .param("dates", days(rows, row -> row.day().date()))
                .param("start", all(rows, Long[]::new, Row::start))
                .param("p10", all(rows, Long[]::new, row -> row.day().p10Minor()))
                .param("p50", all(rows, Long[]::new, row -> row.day().p50Minor()))
                .param("p90", all(rows, Long[]::new, row -> row.day().p90Minor()))
                .param("actual", all(rows, Long[]::new, row -> row.day().actualMinor()))
                .update();
    }

    /**
     * A part as it is kept.
     *
     * @param key of a document its id; of what a person expects the id of that
     * @param amountMinor of the whole document, or of the next time; null of what has no rhythm, as chance and days
     * @param chance that it comes at all
     */
    private record Kept(
            Outlook.Part part,
            @Nullable String counterpartyName,
            @Nullable Long amountMinor,
            @Nullable Double chance,
            @Nullable LocalDate earliest,
            @Nullable LocalDate likely,
            @Nullable LocalDate latest) {}

    private static List<Kept> parts(Books.Known known, Outlook outlook) {
        Map<String, Outlook.DocumentOutlook> documents = new HashMap<>();
        outlook.documents().forEach(document -> documents.put(document.documentId(), document));
        Map<String, Outlook.SeriesOutlook> series = new HashMap<>();
        outlook.series().forEach(one -> series.put(one.key(), one));
        Map<String, Long> open = new HashMap<>();
        Map<String, String> parties = new HashMap<>();
        known.history().documents().forEach(document -> {
            open.put(document.id(), document.openMinor());
            parties.put(document.id(), document.party());
        });
        List<Kept> kept = new ArrayList<>();
        for (Outlook.Part part : outlook.parts()) {
            Outlook.DocumentOutlook document = documents.get(part.key());
            Outlook.SeriesOutlook one = series.get(part.key());
            kept.add(
                    switch (part.source()) {
                        case DOCUMENT ->
                            new Kept(
                                    part,
                                    known.names().get(parties.getOrDefault(part.key(), "")),
                                    open.get(part.key()),
                                    document == null ? null : document.paid(),
                                    document == null ? null : document.p10(),
                                    document == null ? null : document.p50(),
                                    document == null ? null : document.p90());
                        case SERIES, CALENDAR ->
                            one == null
                                    ? new Kept(part, null, null, null, null, null, null)
                                    : new Kept(
                                            part,
                                            nameOf(known, one),
                                            one.amountMinor(),
                                            one.chance(),
                                            one.earliest(),
                                            one.next(),
                                            one.latest());
                        case PLANNED -> planned(known, part);
                        case PATTERN, TRANSFER -> new Kept(part, null, null, null, null, null, null);
                    });
        }
        return kept;
    }

    private static Kept planned(Books.Known known, Outlook.Part part) {
        return known.plan().items().stream()
                .filter(item -> item.key().equals(part.key()))
                .findFirst()
                .map(item -> new Kept(
                        part,
                        known.labels().get(part.key()),
                        item.amountMinor(),
                        item.chance(),
                        item.date(),
                        item.date(),
                        item.date()))
                .orElseGet(() -> vessel(known, part));
    }

    private static Kept vessel(Books.Known known, Outlook.Part part) {
        Long each = known.plan().vessels().stream()
                .filter(vessel -> vessel.key().equals(part.key()))
                .map(Vessel::amountMinor)
                .findFirst()
                .orElse(null);
        return new Kept(part, known.labels().get(part.key()), each, null, null, null, null);
    }

    private static @Nullable String nameOf(Books.Known known, Outlook.SeriesOutlook series) {
        return series.name().isEmpty() ? known.names().get(series.party()) : series.name();
    }

    private void addParts(CompanyId company, List<Kept> parts) {
        jdbc.sql("""
                        INSERT INTO forecast.part
                               (company_id, place, component, source, key, account_id, counterparty_name, amount_minor,
                                chance_millionths, earliest, likely, latest, minor_until)
                        SELECT :company, part.place, part.component, part.source, part.key,
                               nullif(part.account, '')::uuid, part.name, part.amount_minor,
                               part.chance, part.earliest, part.likely, part.latest, part.minor_until::bigint[]
                          FROM unnest(:components::text[], :sources::text[], :keys::text[], :accounts::text[],
                                      :names::text[], :amounts::bigint[], :chances::integer[], :earliest::date[],
                                      :likely::date[], :latest::date[], :untils::text[]) WITH ORDINALITY
                               AS part (component, source, key, account, name, amount_minor, chance, earliest, likely,
                                        latest, minor_until, place)
                        """)
                .param("company", company.value())
                .param(
                        "components",
                        all(parts, String[]::new, kept -> wireName(kept.part().component())))
                .param(
                        "sources",
                        all(parts, String[]::new, kept -> wireName(kept.part().source())))
                .param("keys", all(parts, String[]::new, kept -> kept.part().key()))
                .param("accounts", all(parts, String[]::new, kept -> kept.part().account()))
                .param("names", all(parts, String[]::new, Kept::counterpartyName))
                .param("amounts", all(parts, Long[]::new, Kept::amountMinor))
                .param("chances", all(parts, Integer[]::new, kept -> millionths(kept.chance())))
                .param("earliest", days(parts, Kept::earliest))
                .param("likely", days(parts, Kept::likely))
                .param("latest", days(parts, Kept::latest))
                .param(
                        "untils",
                        all(parts, String[]::new, kept -> literal(kept.part().untilMinor())))
                .update();
    }

    static <R, T extends @Nullable Object> T[] all(List<R> rows, IntFunction<T[]> array, Function<R, T> column) {
        T[] values = array.apply(rows.size());
        for (int index = 0; index < values.length; index++) {
            values[index] = column.apply(rows.get(index));
        }
        return values;
    }

    /** As texts: the driver knows no arrays of days. */
    static <R> @Nullable String[] days(List<R> rows, Function<R, @Nullable LocalDate> column) {
        return all(rows, String[]::new, row -> {
            LocalDate day = column.apply(row);
            return day == null ? null : day.toString();
        });
    }

    private static @Nullable Integer millionths(@Nullable Double chance) {
        return chance == null ? null : (int) Math.round(Math.clamp(chance, 0.0, 1.0) * MILLION);
    }

    /** An array as PostgreSQL writes it: there is no array of arrays of different lengths. */
    static String literal(MinorAmounts amounts) {
        return amounts.stream().mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Long[] boxed(MinorAmounts amounts) {
        return amounts.stream().boxed().toArray(Long[]::new);
    }

    static String wireName(Enum<?> value) {
        String[] words = value.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }

    // ---- what is shown of it

    /**
     * A forecast.
     *
     * @param upToDate false while the books have changed since
     */
    record Run(
            Instant madeAt,
            LocalDate asOf,
            Currency currency,
            long startMinor,
            List<Outlook.Lows> lows,
            Band band,
            boolean upToDate) {}

    Optional<Run> run(CompanyId company) {
        return jdbc.sql("""
                        SELECT run.*, NOT EXISTS (SELECT FROM forecast.waiting WHERE company_id = :company) AS up_to_date
                          FROM forecast.run AS run
                         WHERE run.company_id = :company
                        """)
                .param("company", company.value())
                .query((row, number) -> new Run(
                        row.getObject("made_at", OffsetDateTime.class).toInstant(),
                        row.getObject("as_of", LocalDate.class),
                        Currency.getInstance(row.getString("currency")),
                        row.getLong("start_minor"),
                        List.of(
                                new Outlook.Lows(7, amounts(row.getArray("lows_7"))),
                                new Outlook.Lows(30, amounts(row.getArray("lows_30"))),
                                new Outlook.Lows(90, amounts(row.getArray("lows_90")))),
                        new Band(doubles(row.getArray("band_below")), doubles(row.getArray("band_above"))),
                        row.getBoolean("up_to_date")))
                .optional();
    }

    /** The kinds of what is owed by the calendar that the bank lines show by themselves. */
    List<String> shownDuties(CompanyId company) {
        return jdbc.sql("SELECT unnest(shown_duties) FROM forecast.run WHERE company_id = :company")
                .param("company", company.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static MinorAmounts amounts(Array array) throws SQLException {
        return MinorAmounts.of(Arrays.stream((Long[]) array.getArray())
                .mapToLong(Long::longValue)
                .toArray());
    }

    private static List<Double> doubles(Array array) throws SQLException {
        return List.of((Double[]) array.getArray());
    }

    /** A coming day. */
    record Day(
            LocalDate date,
            long p10Minor,
            long p25Minor,
            long p50Minor,
            long p75Minor,
            long p90Minor,
            long meanMinor,
            Flows flows) {}

    /** In order, from the day after the forecast begins. */
    List<Day> days(CompanyId company, int limit) {
        return jdbc.sql("SELECT * FROM forecast.day WHERE company_id = :company ORDER BY date LIMIT :limit")
                .param("company", company.value())
                .param("limit", limit)
                .query((row, number) -> toDay(row))
                .list();
    }

    Optional<Day> day(CompanyId company, LocalDate date) {
        return jdbc.sql("SELECT * FROM forecast.day WHERE company_id = :company AND date = :date")
                .param("company", company.value())
                .param("date", date)
                .query((row, number) -> toDay(row))
                .optional();
    }

    private static Day toDay(ResultSet row) throws SQLException {
        return new Day(
                row.getObject("date", LocalDate.class),
                row.getLong("p10_minor"),
                row.getLong("p25_minor"),
                row.getLong("p50_minor"),
                row.getLong("p75_minor"),
                row.getLong("p90_minor"),
                row.getLong("mean_minor"),
                new Flows(
                        row.getLong("in_minor"),
                        row.getLong("out_minor"),
                        row.getLong("estimated_in_minor"),
                        row.getLong("estimated_out_minor")));
    }

    /**
     * A part of the forecast.
     *
     * @param invoiceId of an open document or of what a person expects
     * @param number of that: of an expected item the words for it
     * @param addsMinor what it adds to the mean of the balance over the days that were asked for
     * @param overallMinor what it adds over all days
     * @param chanceMillionths null of what has no rhythm, as the amount and the days
     */
    record Part(
            int place,
            String component,
            String source,
            String key,
            @Nullable UUID invoiceId,
            @Nullable String number,
            @Nullable String counterpartyName,
            long addsMinor,
            long overallMinor,
            @Nullable Long amountMinor,
            @Nullable Integer chanceMillionths,
            @Nullable LocalDate earliest,
            @Nullable LocalDate likely,
            @Nullable LocalDate latest) {}

    /** What each part adds between the ends of two days, counted from the first coming one; what adds nothing is left out. */
    List<Part> parts(CompanyId company, int afterDays, int untilDays) {
        return parts(company, afterDays, untilDays, null);
    }

    /** @param account whose parts alone; null for all */
    List<Part> parts(CompanyId company, int afterDays, int untilDays, @Nullable UUID account) {
        return jdbc.sql(PARTS.formatted("""
                        WHERE company_id = :company
                          AND (:account::uuid IS NULL OR account_id = :account::uuid)
                          AND minor_until[:until] <> coalesce(minor_until[:after], 0)
                        """))
                .param("company", company.value())
                .param("after", afterDays)
                .param("until", untilDays)
                .param("account", account)
                .query(OutlookRepository::toPart)
                .list();
    }

    /**
     * Those that add most, or that take most away, largest first; without patterns, which have no name.
     *
     * @param adding true for what adds, false for what takes away
     */
    List<Part> largestParts(CompanyId company, int afterDays, int untilDays, boolean adding, int limit) {
        String adds = "minor_until[:until] - coalesce(minor_until[:after], 0)";
        return jdbc.sql(PARTS.formatted("WHERE company_id = :company AND source <> 'pattern' AND "
                        + adds + (adding ? " > 0" : " < 0")
                        + " ORDER BY abs(" + adds + ") DESC, place LIMIT :limit"))
                .param("company", company.value())
                .param("after", afterDays)
                .param("until", untilDays)
                .param("limit", limit)
                .query(OutlookRepository::toPart)
                .list();
    }

    private static final String PARTS = """
            SELECT part.place, part.component, part.source, part.key, part.counterparty_name,
                   part.amount_minor, part.chance_millionths, part.earliest, part.likely, part.latest,
                   invoice.id AS invoice_id, invoice.number, invoice.counterparty_name AS invoice_name,
                   part.minor_until[:until] - coalesce(part.minor_until[:after], 0) AS adds_minor,
                   part.minor_until[cardinality(part.minor_until)] AS overall_minor
              FROM (SELECT *, CASE WHEN source IN ('document', 'planned') THEN key::uuid END AS invoice_id
                      FROM forecast.part
                    %s) AS part
              LEFT JOIN invoicing.invoice AS invoice
                     ON (invoice.company_id, invoice.id) = (part.company_id, part.invoice_id)
             ORDER BY abs(part.minor_until[:until] - coalesce(part.minor_until[:after], 0)) DESC, part.place
            """;

    /**
     * The same of a forecast that is not kept, as it reaches farther.
     *
     * @param overallDays how many days count as all days
     */
    List<Part> parts(
            CompanyId company, Books.Known known, Outlook outlook, int afterDays, int untilDays, int overallDays) {
        List<Part> parts = new ArrayList<>();
        List<Kept> kept = parts(known, outlook);
        Map<UUID, Party> parties = parties(company, kept);
        for (int place = 0; place < kept.size(); place++) {
            Kept one = kept.get(place);
            MinorAmounts until = one.part().untilMinor();
            long adds = until.get(untilDays - 1) - (afterDays == 0 ? 0 : until.get(afterDays - 1));
            if (adds != 0) {
                UUID invoice = invoiceId(one);
                Party party = invoice == null ? null : parties.get(invoice);
                String name = party == null ? null : party.name();
                parts.add(new Part(
                        place,
                        wireName(one.part().component()),
                        wireName(one.part().source()),
                        one.part().key(),
                        party == null ? null : invoice,
                        party == null ? null : party.number(),
                        name == null ? one.counterpartyName() : name,
                        adds,
                        until.get(Math.min(overallDays, until.size()) - 1),
                        one.amountMinor(),
                        millionths(one.chance()),
                        one.earliest(),
                        one.likely(),
                        one.latest()));
            }
        }
        parts.sort(Comparator.comparingLong((Part part) -> -Math.abs(part.addsMinor()))
                .thenComparing(Part::place));
        return parts;
    }

    /** What an invoice, or what a person expects, is called. */
    private record Party(@Nullable String number, @Nullable String name) {}

    private Map<UUID, Party> parties(CompanyId company, List<Kept> kept) {
        Map<UUID, Party> parties = new HashMap<>();
        jdbc.sql("""
                        SELECT id, number, counterparty_name FROM invoicing.invoice
                         WHERE company_id = :company AND id = ANY (:ids)
                        """)
                .param("company", company.value())
                .param(
                        "ids",
                        kept.stream()
                                .map(OutlookRepository::invoiceId)
                                .filter(Objects::nonNull)
                                .toArray(UUID[]::new))
                .query(row -> {
                    parties.put(
                            row.getObject("id", UUID.class),
                            new Party(row.getString("number"), row.getString("counterparty_name")));
                });
        return parties;
    }

    private static @Nullable UUID invoiceId(Kept kept) {
        return switch (kept.part().source()) {
            case DOCUMENT, PLANNED -> UUID.fromString(kept.part().key());
            case SERIES, CALENDAR, PATTERN, TRANSFER -> null;
        };
    }

    /** Takes what a part adds to the mean until the end of each day. */
    interface PartVisitor {
        /** @param overallMinor what it adds over all days */
        void take(String component, long overallMinor, List<Long> untilMinor);
    }

    /** Visits every part, over all days. */
    void visitParts(CompanyId company, PartVisitor visitor) {
        jdbc.sql("""
                        SELECT component, minor_until FROM forecast.part WHERE company_id = :company ORDER BY place
                        """).param("company", company.value()).query(row -> {
            List<Long> until = List.of((Long[]) row.getArray("minor_until").getArray());
            visitor.take(row.getString("component"), until.getLast(), until);
        });
    }

    private static Part toPart(ResultSet row, int number) throws SQLException {
        String invoiceName = row.getString("invoice_name");
        return new Part(
                row.getInt("place"),
                row.getString("component"),
                row.getString("source"),
                row.getString("key"),
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                invoiceName == null ? row.getString("counterparty_name") : invoiceName,
                row.getLong("adds_minor"),
                row.getLong("overall_minor"),
                row.getObject("amount_minor", Long.class),
                row.getObject("chance_millionths", Integer.class),
                row.getObject("earliest", LocalDate.class),
                row.getObject("likely", LocalDate.class),
                row.getObject("latest", LocalDate.class));
    }

    /** How far off the middle was some days ahead, on the mean; empty where no past forecast was made again. */
    Optional<Long> meanMiss(CompanyId company, int fromDay, int toDay) {
        return jdbc.sql("""
                        SELECT round(avg(abs(actual_minor - p50_minor)))::bigint FROM forecast.replayed_day
                         WHERE company_id = :company AND date - as_of BETWEEN :from AND :to
                        HAVING count(*) > 0
                        """)
                .param("company", company.value())
                .param("from", fromDay)
                .param("to", toDay)
                .query(Long.class)
                .optional();
    }

    /** How right it would have been, with the bands as they would have been shown. */
    TrackRecord record(CompanyId company) {
        Map<LocalDate, Long> starts = new LinkedHashMap<>();
        Map<LocalDate, List<TrackRecord.Compared>> days = new HashMap<>();
        jdbc.sql("""
                        SELECT * FROM forecast.replayed_day WHERE company_id = :company ORDER BY as_of DESC, date
                        """).param("company", company.value()).query(row -> {
            LocalDate asOf = row.getObject("as_of", LocalDate.class);
            starts.put(asOf, row.getLong("start_minor"));
            days.computeIfAbsent(asOf, none -> new ArrayList<>())
                    .add(new TrackRecord.Compared(
                            row.getObject("date", LocalDate.class),
                            row.getLong("p10_minor"),
                            row.getLong("p50_minor"),
                            row.getLong("p90_minor"),
                            row.getLong("actual_minor")));
        });
        return new TrackRecord(starts.entrySet().stream()
                .map(start -> new TrackRecord.Origin(
                        start.getKey(), start.getValue(), days.getOrDefault(start.getKey(), List.of())))
                .toList());
    }
}
