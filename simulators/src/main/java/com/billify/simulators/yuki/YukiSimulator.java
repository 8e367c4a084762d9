package com.billify.simulators.yuki;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.billify.simulators.Fault;
import com.billify.simulators.yuki.YukiBook.Administration;
import com.billify.simulators.yuki.YukiBook.Domain;
import com.billify.simulators.yuki.YukiBook.Item;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Serves a {@link YukiBook} as Yuki's SOAP services do: sessions that end and know their domain, parameters by their exact names
 * and order, faults as HTTP 500, a number of calls a day. It also has bad days, when it is told to.
 */
public final class YukiSimulator implements AutoCloseable {
    private static final String XML = "text/xml; charset=utf-8";
    private static final String NAMESPACE = "http://www.theyukicompany.com/";
    private static final int CENTS = 2;

    /** Operations that it serves, with their parameters; any other is taken to write. */
    private static final Map<String, List<String>> OPERATIONS = Map.ofEntries(
            Map.entry("Accounting/Authenticate", List.of("accessKey")),
            Map.entry("AccountingInfo/Authenticate", List.of("accessKey")),
            Map.entry("Accounting/Domains", List.of("sessionID")),
            Map.entry("Accounting/GetCurrentDomain", List.of("sessionID")),
            Map.entry("Accounting/SetCurrentDomain", List.of("sessionID", "domainID")),
            Map.entry("Accounting/Administrations", List.of("sessionID")),
            Map.entry(
                    "Accounting/OutstandingDebtorItems",
                    List.of("sessionID", "administrationID", "includeBankTransactions", "sortOrder")),
            Map.entry(
                    "Accounting/OutstandingCreditorItems",
                    List.of("sessionID", "administrationID", "includeBankTransactions", "sortOrder")),
            Map.entry(
                    "Accounting/OutstandingDebtorItemsByDate",
                    List.of(
                            "sessionID",
                            "administrationID",
                            "includeBankTransactions",
                            "sortOrder",
                            "startDate",
                            "endDate")),
            Map.entry(
                    "Accounting/OutstandingCreditorItemsByDate",
                    List.of(
                            "sessionID",
                            "administrationID",
                            "includeBankTransactions",
                            "sortOrder",
                            "startDate",
                            "endDate")),
            Map.entry("Accounting/GLAccountBalance", List.of("sessionID", "administrationID", "transactionDate")),
            Map.entry("Archive/DocumentBinaryData", List.of("sessionID", "documentID")),
            Map.entry(
                    "AccountingInfo/GetFinancialYearModifiedDate", List.of("sessionID", "administrationID", "yearID")));

    private final YukiBook book;
    private final HttpServer server;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> writes = new ArrayList<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private Duration sessionLife = Duration.ofHours(24);

    private static final class Session {
        private final List<Domain> opens;
        private final Instant until;
        private @Nullable Domain current;

        private Session(List<Domain> opens, Instant until) {
            this.opens = opens;
            this.until = until;
            this.current = opens.size() == 1 ? opens.getFirst() : null;
        }
    }

    /** What a call is refused for. */
    private static final class SoapFault extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1;

        private SoapFault(String text) {
            super(text);
        }
    }

    /** @param port 0 for any that is free */
    public YukiSimulator(YukiBook book, int port) throws IOException {
        this.book = book;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    /** Where its API is. */
    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** For those that come with it. */
    public HttpServer server() {
        return server;
    }

    /** How long a new session lasts. */
    public void setSessionLife(Duration life) {
        sessionLife = life;
    }

    /** All sessions end now. */
    public synchronized void forgetSessions() {
        sessions.clear();
    }

    /** What the next calls of the data meet, one each. */
    public synchronized void meet(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** How often an operation was asked for. */
    public synchronized int asked(String method) {
        return asked.getOrDefault(method, 0);
    }

    /** Calls that would have changed something: none is expected, ever. */
    public synchronized List<String> writes() {
        return List.copyOf(writes);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("POST") || !path.matches("/ws/\\w+\\.asmx")) {
                answer(exchange, 404, "text/html", "<html><h1>404 - File or directory not found.</h1></html>");
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            String action = exchange.getRequestHeaders().getFirst("SOAPAction");
            try {
                serve(exchange, path.substring("/ws/".length(), path.length() - ".asmx".length()), action, body);
            } catch (SoapFault fault) {
                answer(
                        exchange,
                        500,
                        XML,
                        envelope(
                                "<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Server was unable to process"
                                        + " request. ---&gt; " + escaped(fault.getMessage())
                                        + "</faultstring><detail/></soap:Fault>"));
            }
        } catch (UncheckedIOException | IOException e) {
            // the client has left
        }
    }

    private void serve(HttpExchange exchange, String service, @Nullable String action, byte[] body) throws IOException {
        Call call = call(body);
        String expected = "\"" + NAMESPACE + call.method() + "\"";
        if (action == null || !(action.equals(expected) || ("\"" + action + "\"").equals(expected))) {
            throw new SoapFault("Server did not recognize the value of HTTP Header SOAPAction: " + action + ".");
        }
        List<String> parameters = OPERATIONS.get(service + "/" + call.method());
        if (parameters == null) {
            synchronized (this) {
                writes.add(service + "/" + call.method());
            }
            throw new SoapFault("This stand-in does not do " + call.method());
        }
        // A parameter of another spelling, or out of order, is not there at all.
        Map<String, String> values = new HashMap<>();
        int place = 0;
        for (Map.Entry<String, String> sent : call.parameters().entrySet()) {
            int index = parameters.indexOf(sent.getKey());
            if (index >= place) {
                values.put(sent.getKey(), sent.getValue());
                place = index;
            }
        }
        Fault fault = null;
        if (!call.method().equals("Authenticate")) {
            synchronized (this) {
                fault = faults.poll();
            }
        }
        if (fault != null && fault.meets(exchange, XML)) {
            return;
        }
        String result;
        synchronized (this) {
            asked.merge(call.method(), 1, Integer::sum);
            synchronized (book) {
                result = result(call.method(), values);
            }
        }
        answer(
                exchange,
                200,
                XML,
                envelope("<" + call.method() + "Response xmlns=\"" + NAMESPACE + "\"><" + call.method() + "Result>"
                        + result + "</" + call.method() + "Result></" + call.method() + "Response>"));
    }

    private String result(String method, Map<String, String> values) {
        if (method.equals("Authenticate")) {
            List<Domain> opens = book.keys.get(values.getOrDefault("accessKey", ""));
            if (opens == null) {
                throw new SoapFault("Invalid access key");
            }
            count(opens.getFirst());
            String id = UUID.randomUUID().toString();
            sessions.put(id, new Session(opens, book.now().plus(sessionLife)));
            return id;
        }
        Session session = sessions.get(values.getOrDefault("sessionID", ""));
        if (session == null || book.now().isAfter(session.until)) {
            throw new SoapFault("Invalid session ID");
        }
        count(session.current == null ? session.opens.getFirst() : session.current);
        return switch (method) {
            case "Domains" -> domains(session);
            case "GetCurrentDomain" -> current(session).id;
            case "SetCurrentDomain" -> {
                session.current = session.opens.stream()
                        .filter(domain -> domain.id.equals(values.get("domainID")))
                        .findFirst()
                        .orElseThrow(() -> new SoapFault("Invalid domain ID"));
                yield "";
            }
            case "Administrations" -> administrations(current(session));
            case "GetFinancialYearModifiedDate" -> {
                Administration administration = administration(session, values);
                if (!administration.probeAnswers()) {
                    throw new SoapFault("Object reference not set to an instance of an object.");
                }
                yield LocalDateTime.ofInstant(administration.modifiedAt(), YukiBook.BRUSSELS)
                        .toString();
            }
            case "DocumentBinaryData" -> {
                if (!current(session).givesFiles()) {
                    throw new SoapFault("You are not allowed to use this service");
                }
                byte[] file = book.files.get(values.getOrDefault("documentID", ""));
                if (file == null) {
                    throw new SoapFault("Document not found");
                }
                yield Base64.getEncoder().encodeToString(file);
            }
            case "GLAccountBalance" -> balance(administration(session, values));
            default -> items(method, administration(session, values), values);
        };
    }

    private static void count(Domain domain) {
        if (!domain.count()) {
            throw new SoapFault("The maximum number of web service calls for today has been reached.");
        }
    }

    private static Domain current(Session session) {
        if (session.current == null) {
            throw new SoapFault("No current domain has been set");
        }
        return session.current;
    }

    private static Administration administration(Session session, Map<String, String> values) {
        Administration administration =
                current(session).administrations.get(values.getOrDefault("administrationID", ""));
        if (administration == null) {
            throw new SoapFault("Invalid administration ID");
        }
        return administration;
    }

    private static String domains(Session session) {
        StringBuilder xml = new StringBuilder("<Domains xmlns=\"\">");
        session.opens.forEach(
                domain -> xml.append("<Domain ID=\"").append(domain.id).append("\"><Name>Domein</Name></Domain>"));
        return xml.append("</Domains>").toString();
    }

    private static String administrations(Domain domain) {
        StringBuilder xml = new StringBuilder("<Administrations xmlns=\"\">");
        for (Administration one : domain.administrations.values()) {
            xml.append("<Administration ID=\"").append(one.id).append("\">");
            element(xml, "Name", one.name);
            element(xml, "AddressLine", "Demostraat 1");
            element(xml, "DomainID", domain.id);
            xml.append("</Administration>");
        }
        return xml.append("</Administrations>").toString();
    }

    private static String balance(Administration administration) {
        long debtors = administration.items.values().stream()
                .filter(Item::debtor)
                .mapToLong(Item::openMinor)
                .sum();
        return "<GLAccountBalance xmlns=\"\"><GLAccount Code=\"400000\" BalanceType=\"B\"><Description>Handelsdebiteuren"
                + "</Description><Amount>" + decimal(debtors) + "</Amount></GLAccount><GLAccount Code=\"700000\""
                + " BalanceType=\"W\"><Description>Verkopen</Description><Amount>" + decimal(-debtors)
                + "</Amount></GLAccount></GLAccountBalance>";
    }

    private String items(String method, Administration administration, Map<String, String> values) {
        boolean debtors = method.contains("Debtor");
        String root = debtors ? "OutstandingDebtorItems" : "OutstandingCreditorItems";
        LocalDate from = day(values.get("startDate"), LocalDate.MIN);
        LocalDate to = day(values.get("endDate"), LocalDate.MAX);
        StringBuilder xml = new StringBuilder("<" + root + " xmlns=\"\">");
        administration.items.values().stream()
                .filter(item -> item.debtor() == debtors
                        && !item.date().isBefore(from)
                        && !item.date().isAfter(to))
                .sorted(Comparator.comparing(Item::date).reversed())
                .forEach(item -> item(xml, item));
        return xml.append("</").append(root).append(">").toString();
    }

    private static LocalDate day(@Nullable String dateTime, LocalDate otherwise) {
        return dateTime == null ? otherwise : LocalDateTime.parse(dateTime).toLocalDate();
    }

    /** With the elements that live answers have and the WSDL does not, in an order of its own. */
    private void item(StringBuilder xml, Item item) {
        xml.append("<Item ID=\"").append(item.id()).append("\">");
        element(xml, "Date", item.date().toString());
        element(xml, "Description", item.description());
        element(xml, "Contact", item.contact());
        element(xml, "ContactID", item.contactId());
        element(xml, "OpenAmount", decimal(item.openMinor()));
        element(xml, "OriginalAmount", decimal(item.originalMinor()));
        xml.append("<Type ID=\"").append(item.type()).append("\">Factuur</Type>");
        element(xml, "Reference", item.reference());
        element(xml, "DueDate", item.dueDate() == null ? null : item.dueDate().toString());
        element(xml, "DocumentID", book.documents.get(item.id()));
        element(xml, "PaymentMethod", "Overschrijving");
        element(xml, "ContactCode", "K0007");
        element(xml, "CoCNumber", null);
        element(xml, "VATNumber", dotted(item.vatNumber()));
        for (String address : List.of("AddressLine_1", "AddressLine_2", "Postcode", "City", "MailAddressLine_1")) {
            element(xml, address, null);
        }
        element(xml, "Country", "BE");
        for (String person : List.of("RecipientEmail", "PhoneHome", "PhoneWork", "EmailHome", "EmailWork")) {
            element(xml, person, null);
        }
        xml.append("</Item>");
    }

    private static @Nullable String dotted(@Nullable String vat) {
        return vat == null || vat.length() != 12
                ? vat
                : vat.substring(0, 6) + "." + vat.substring(6, 9) + "." + vat.substring(9);
    }

    private static String decimal(long minor) {
        return BigDecimal.valueOf(minor, CENTS).toPlainString();
    }

    private static void element(StringBuilder xml, String name, @Nullable String text) {
        if (text == null) {
            xml.append('<').append(name).append("/>");
        } else {
            xml.append('<')
                    .append(name)
                    .append('>')
                    .append(escaped(text))
                    .append("</")
                    .append(name)
                    .append('>');
        }
    }

    private static String escaped(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String envelope(String body) {
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope"
                + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + body
                + "</soap:Body></soap:Envelope>";
    }

    /** @param parameters in the order in which they came */
    private record Call(String method, LinkedHashMap<String, String> parameters) {}

    private static Call call(byte[] body) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        LinkedHashMap<String, String> parameters = new LinkedHashMap<>();
        String method = "";
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            int depth = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    if (depth == 3) {
                        method = NAMESPACE.equals(reader.getNamespaceURI()) ? reader.getLocalName() : "";
                    } else if (depth == 4) {
                        String name = reader.getLocalName();
                        parameters.put(name, reader.getElementText());
                        depth--;
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                }
            }
        } catch (XMLStreamException e) {
            throw new SoapFault("Server was unable to read request. ---> There is an error in XML document.");
        }
        return new Call(method, parameters);
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
