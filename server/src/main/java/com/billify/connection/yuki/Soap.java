package com.billify.connection.yuki;

import com.billify.connection.SyncFailure;
import com.billify.connection.core.Failure;
import com.billify.extraction.core.Refused;
import com.billify.extraction.core.XmlElement;
import com.billify.extraction.core.XmlStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** SOAP 1.1 as Yuki speaks it. Elements are found by local name: results stand in Yuki's namespace or in none. */
final class Soap {
    static final String NAMESPACE = "http://www.theyukicompany.com/";

    private Soap() {}

    /** @param values of the operation's parameters, in its order */
    static String request(Operation operation, List<String> values) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><");
        xml.append(operation.method()).append(" xmlns=\"").append(NAMESPACE).append("\">");
        for (int index = 0; index < operation.parameters().size(); index++) {
            String name = operation.parameters().get(index);
            xml.append('<').append(name).append('>');
            xml.append(escaped(values.get(index)));
            xml.append("</").append(name).append('>');
        }
        return xml.append("</")
                .append(operation.method())
                .append("></soap:Body></soap:Envelope>")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * What an answer holds.
     *
     * @param fault the text of a fault; null when it is none
     * @param text of a result that is a plain value; null when there is none
     * @param rows of a result that is a list
     * @param file the bytes of a result that is a file; null when it is none
     */
    record Answer<T>(@Nullable String fault, @Nullable String text, List<T> rows, byte @Nullable [] file) {
        Answer(@Nullable String fault, @Nullable String text, List<T> rows) {
            this(fault, text, rows, null);
        }
    }

    /**
     * Reads an answer to its end, row by row.
     *
     * @param list the element around the rows; null for a plain value
     * @param toRow what is kept of a row: all of a long list as XML would be too much at once
     * @throws SyncFailure when it is not an answer to the operation
     */
    static <T> Answer<T> answer(
            byte[] body, Operation operation, @Nullable String list, Function<XmlElement, T> toRow) {
        try {
            return read(body, operation, list, toRow);
        } catch (Refused refused) {
            throw new SyncFailure(new Failure.Broken("answer-unreadable"));
        }
    }

    private static <T> Answer<T> read(
            byte[] body, Operation operation, @Nullable String list, Function<XmlElement, T> toRow) {
        XmlStream xml = new XmlStream(body);
        if (!enter(xml, "Envelope") || !enter(xml, "Body") || !xml.nextChild()) {
            throw withoutData();
        }
        if (xml.name().equals("Fault")) {
            XmlElement fault = xml.read();
            String text = fault.value("faultstring");
            return new Answer<>(text == null ? "" : text, null, List.of());
        }
        if (!xml.name().equals(operation.method() + "Response") || !enter(xml, operation.method() + "Result")) {
            throw withoutData();
        }
        if (operation.isFile()) {
            byte[] file = xml.base64();
            xml.finish();
            return new Answer<>(null, null, List.of(), file);
        }
        if (list == null) {
            String text = xml.read().text().strip();
            xml.finish();
            return new Answer<>(null, text, List.of());
        }
        if (!enter(xml, list)) {
            throw withoutData();
        }
        List<T> rows = new ArrayList<>();
        while (xml.nextChild()) {
            rows.add(toRow.apply(xml.read()));
        }
        xml.finish();
        return new Answer<>(null, null, rows);
    }

    private static boolean enter(XmlStream xml, String name) {
        while (xml.nextChild()) {
            if (xml.name().equals(name)) {
                return true;
            }
            xml.skip();
        }
        return false;
    }

    private static SyncFailure withoutData() {
        return new SyncFailure(new Failure.Broken("answer-without-data"));
    }
}
