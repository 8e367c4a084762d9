package com.billify.demo;

import com.billify.connection.Connections;
import com.billify.connection.Credential;
import com.billify.demo.core.Arrivals;
import com.billify.demo.core.BookedLine;
import com.billify.demo.core.OpenBill;
import com.billify.demo.core.World;
import com.billify.kernel.CompanyId;
import com.billify.tenancy.CompanyTransaction;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets today happen in the demo companies. Each is linked to stand-ins for its bank and its books, and these tell the same story
 * as the files that come the day after: so a line arrives over the connection first, and the statement confirms it. What was told
 * once is told again after a new start, under the same ids.
 */
@Component
class Live {
    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    /** Before the link, so that its first look finds lines that the files told. */
    private static final int DAYS_BEFORE = 7;

    /** Further back nobody looks: what is taken away at a source is noticed of ten days. */
    private static final int MOST_DAYS = 40;

    private final WorldRepository worlds;
    private final CompanyTransaction transaction;
    private final Connections connections;
    private final StandIns standIns;
    private final Clock clock;
    private final Map<CompanyId, Stage> stages = new ConcurrentHashMap<>();

    Live(
            WorldRepository worlds,
            CompanyTransaction transaction,
            Connections connections,
            StandIns standIns,
            Clock clock) {
        this.worlds = worlds;
        this.transaction = transaction;
        this.connections = connections;
        this.standIns = standIns;
        this.clock = clock;
    }

    /** What the stand-ins that run now know of a company. */
    private static final class Stage {
        private final DemoCompanies.DemoCompany demo;
        private final StandIns.Running running;
        private final LocalDate day;
        private final Instant linkedAt;
        private final List<BookedLine> today;
        private @Nullable UUID bankLink;
        private int told;

        private Stage(
                DemoCompanies.DemoCompany demo,
                StandIns.Running running,
                LocalDate day,
                Instant linkedAt,
                List<BookedLine> today) {
            this.demo = demo;
            this.running = running;
            this.day = day;
            this.linkedAt = linkedAt;
            this.today = today;
        }
    }

    /** Those that the {@link Storyteller} has begun with. */
    @Scheduled(initialDelay = 25_000, fixedDelay = 5_000)
    void tick() {
        stages.values().forEach(stage -> goOn(stage.demo));
    }

    /** Nothing, where there are no stand-ins, or the past is not told yet. */
    void goOn(DemoCompanies.DemoCompany demo) {
        if (!standIns.areThere()) {
            return;
        }
        try {
            goOn(demo, clock.instant());
        } catch (UncheckedIOException e) {
            stages.remove(demo.company());
            LOG.warn("The stand-ins of the demo cannot be spoken to; it is tried again: {}", e.getMessage());
        }
    }

    private synchronized void goOn(DemoCompanies.DemoCompany demo, Instant now) {
        CompanyId company = demo.company();
        LocalDate today = LocalDate.ofInstant(now, BRUSSELS);
        StandIns.Running running = standIns.running();
        Stage stage = stages.get(company);
        if (stage == null || stage.running != running || !stage.day.equals(today)) {
            Optional<World> world = transaction
                    .read(company, () -> worlds.find(company))
                    .filter(WorldRepository.Told::prepared)
                    .map(WorldRepository.Told::world);
            if (world.isEmpty()) {
                stages.remove(company);
                return;
            }
            stage = set(demo, world.get(), running, stage, now);
            stages.put(company, stage);
        }
        tellFurther(company, stage, now);
    }

    /** Has the stand-ins know what happened before today, and links the company where it never was. */
    private Stage set(
            DemoCompanies.DemoCompany demo,
            World world,
            StandIns.Running running,
            @Nullable Stage before,
            Instant now) {
        CompanyId company = demo.company();
        LocalDate today = LocalDate.ofInstant(now, BRUSSELS);
        World.Chronicle chronicle = world.until(today);
        List<Connections.Simulated> links = connections.simulated(company);
        Instant linkedAt =
                links.stream().map(Connections.Simulated::madeAt).findFirst().orElse(now);
        Stage stage = new Stage(demo, running, today, linkedAt, chronicle.booked(today, today));
        if (before != null && before.running == running) {
            // The rest of yesterday, and days that passed while this machine slept.
            tellRest(company, before, chronicle, today);
        } else {
            running.tell(opening(company, world, chronicle, linkedAt, today));
        }
        running.tell(books(company, chronicle, today));
        tellFurther(company, stage, now);
        for (Connections.Simulated link : links) {
            boolean bank = link.provider().equals("ponto");
            String address = bank ? running.ponto() : running.yuki();
            if (!link.apiBase().equals(address)) {
                connections.moveSimulated(company, link.id(), address);
            }
            if (bank) {
                stage.bankLink = link.id();
            }
        }
        if (!connections.hasAny(company)) {
            stage.bankLink = connections.addSimulated(
                    company, demo.visitor().id(), "ponto", running.ponto(), new Credential(bankKey(company), "demo"));
            connections.addSimulated(
                    company,
                    demo.visitor().id(),
                    "yuki",
                    running.yuki(),
                    new Credential(administration(company), booksKey(company)));
        }
        return stage;
    }

    private static List<Map<String, @Nullable String>> opening(
            CompanyId company, World world, World.Chronicle chronicle, Instant linkedAt, LocalDate today) {
        LocalDate linkedOn = LocalDate.ofInstant(linkedAt, BRUSSELS).minusDays(DAYS_BEFORE);
        LocalDate earliest = today.minusDays(MOST_DAYS);
        LocalDate from = linkedOn.isBefore(earliest) ? earliest : linkedOn;
        List<Map<String, @Nullable String>> said = new ArrayList<>();
        chronicle
                .balances(from.minusDays(1))
                .forEach((account, balance) -> said.add(direction(
                        "account",
                        "client",
                        bankKey(company),
                        "secret",
                        "demo",
                        "id",
                        accountId(company, account),
                        "iban",
                        account,
                        "holder",
                        World.bakeryName(),
                        "balance",
                        Long.toString(balance))));
        said.addAll(lines(company, chronicle.booked(from, today.minusDays(1))));
        world.accountNames()
                .keySet()
                .forEach(account -> said.add(direction("look", "account", accountId(company, account))));
        said.add(direction(
                "books",
                "domain",
                id(company, "domain"),
                "key",
                booksKey(company),
                "id",
                administration(company),
                "name",
                World.bakeryName()));
        return said;
    }

    private static void tellRest(CompanyId company, Stage before, World.Chronicle chronicle, LocalDate today) {
        List<BookedLine> rest = new ArrayList<>(before.today.subList(before.told, before.today.size()));
        rest.addAll(chronicle.booked(before.day.plusDays(1), today.minusDays(1)));
        before.told = before.today.size();
        tell(company, before, rest);
    }

    /** Ponto tells whoever listens that there is something new; here that is one call. */
    private void tellFurther(CompanyId company, Stage stage, Instant now) {
        int told = Arrivals.told(stage.day, stage.today.size(), stage.linkedAt, now);
        if (told > stage.told) {
            List<BookedLine> arrived = stage.today.subList(stage.told, told);
            stage.told = told;
            tell(company, stage, arrived);
            if (stage.bankLink != null) {
                connections.moveSimulated(company, stage.bankLink, stage.running.ponto());
            }
        }
    }

    private static void tell(CompanyId company, Stage stage, List<BookedLine> arrived) {
        if (!arrived.isEmpty()) {
            List<Map<String, @Nullable String>> said = new ArrayList<>(lines(company, arrived));
            arrived.stream()
                    .map(BookedLine::account)
                    .distinct()
                    .forEach(account -> said.add(direction("look", "account", accountId(company, account))));
            stage.running.tell(said);
        }
    }

    private static List<Map<String, @Nullable String>> lines(CompanyId company, List<BookedLine> booked) {
        return booked.stream()
                .map(line -> direction(
                        "line",
                        "account",
                        accountId(company, line.account()),
                        "id",
                        id(company, line.account() + " " + line.bankReference()),
                        "day",
                        line.day().toString(),
                        "at",
                        line.day().atStartOfDay(BRUSSELS).toInstant().toString(),
                        "amount",
                        Long.toString(line.amountMinor()),
                        "name",
                        line.counterpartyName(),
                        "counterpart",
                        line.counterpartyAccount(),
                        "text",
                        line.text(),
                        "structured",
                        line.isStructured() ? "yes" : null,
                        "reference",
                        line.bankReference()))
                .toList();
    }

    /** An invoice of today is in the books today; what was paid until yesterday is matched. */
    private static List<Map<String, @Nullable String>> books(
            CompanyId company, World.Chronicle chronicle, LocalDate today) {
        List<Map<String, @Nullable String>> said = new ArrayList<>();
        for (OpenBill bill : chronicle.openBills(today, today.minusDays(1))) {
            said.add(direction(
                    "item",
                    "books",
                    administration(company),
                    "id",
                    id(company, bill.contact() + " " + bill.number()),
                    "debtor",
                    bill.sale() ? "yes" : null,
                    "number",
                    bill.number(),
                    "contact",
                    bill.contact(),
                    "contactId",
                    id(company, bill.contact()),
                    "vat",
                    bill.vatNumber(),
                    "day",
                    bill.issueDate().toString(),
                    "due",
                    bill.dueDate().toString(),
                    "original",
                    Long.toString(bill.originalMinor()),
                    "open",
                    Long.toString(bill.openMinor())));
        }
        said.add(direction("list", "books", administration(company)));
        return said;
    }

    private static Map<String, @Nullable String> direction(String deed, @Nullable String... namesAndValues) {
        Map<String, @Nullable String> direction = new HashMap<>();
        direction.put("deed", deed);
        for (int index = 0; index < namesAndValues.length; index += 2) {
            direction.put(String.valueOf(namesAndValues[index]), namesAndValues[index + 1]);
        }
        return direction;
    }

    private static String bankKey(CompanyId company) {
        return id(company, "bank");
    }

    private static String booksKey(CompanyId company) {
        return id(company, "books");
    }

    private static String administration(CompanyId company) {
        return id(company, "administration");
    }

    private static String accountId(CompanyId company, String account) {
        return id(company, account);
    }

    /** The same whenever it is asked for. */
    private static String id(CompanyId company, String what) {
        return UUID.nameUUIDFromBytes((company + " " + what).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
