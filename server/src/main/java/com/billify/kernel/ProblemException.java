package com.billify.kernel;

import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that is refused, said so that a program can act on it and a person can read it. It becomes problem details
 * (RFC 9457) of type {@code urn:billify:problem:<code>}. It is an answer and not a mistake, so it has no stack trace.
 */
public class ProblemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<FieldProblem> fields;
    private final transient Map<String, Object> extras;

    /**
     * @param status the HTTP status
     * @param code stable, in words-with-dashes: clients decide by it and translate it
     * @param detail one plain English sentence, without what the person typed
     */
    public ProblemException(int status, String code, String detail) {
        this(status, code, detail, List.of(), Map.of());
    }

    private ProblemException(
            int status, String code, String detail, List<FieldProblem> fields, Map<String, Object> extras) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.fields = fields;
        this.extras = extras;
    }

    /** What is not there, and what is not for this person to know of: the two look alike. */
    public static ProblemException notFound() {
        return new ProblemException(404, "not-found", "There is nothing here.");
    }

    /** One field of the request cannot be what it is (422). */
    public static ProblemException ofField(String field, String code, String detail) {
        return new ProblemException(422, code, detail).at(field);
    }

    /** Names a field that this is about, as it is called in the request. */
    public ProblemException at(String field) {
        List<FieldProblem> more = new ArrayList<>(fields);
        more.add(new FieldProblem(field, code));
        return new ProblemException(status, code, detail(), List.copyOf(more), extras);
    }

    /** Adds a further member to the answer. */
    public ProblemException with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extras);
        more.put(name, value);
        return new ProblemException(status, code, detail(), fields, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldProblem> fields() {
        return fields;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    /** A field of the request and what is wrong with it. */
    public record FieldProblem(String field, String code) {}
}
