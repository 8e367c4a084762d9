package com.billify.platform.web;

import com.billify.kernel.ProblemException;
import java.sql.SQLException;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Every refusal and every mistake as problem details; what went wrong inside stays inside, in the log. */
@RestControllerAdvice
class ProblemAdvice {

    static final ProblemException NOT_SIGNED_IN = new ProblemException(401, "not-signed-in", "Sign in first.");
    static final ProblemException FORBIDDEN = new ProblemException(403, "forbidden", "You may not do this.");

    /** character_not_in_repertoire in text, untranslatable_character in JSON. */
    private static final Set<String> NUL_STATES = Set.of("22021", "22P05");

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException problem) {
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException refused) {
        return answer(FORBIDDEN);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException refused) {
        return answer(new ProblemException(413, "too-large", "This is larger than what is taken in at once."));
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        MultipartException.class,
        InvalidParameterException.class
    })
    ResponseEntity<ProblemDetail> malformed(Exception refused) {
        return answer(ofStatus(HttpStatus.BAD_REQUEST));
    }

    /** A NUL is the one character that PostgreSQL does not keep; nobody types it, so it is no error of ours. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unkeepable(DataIntegrityViolationException refused) {
        return refused.getMostSpecificCause() instanceof SQLException cause && NUL_STATES.contains(cause.getSQLState())
                ? malformed(refused)
                : other(refused);
    }

    @ExceptionHandler
    void gone(AsyncRequestNotUsableException gone) {
        // The browser went away; there is nobody to answer.
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(ofStatus(HttpStatus.valueOf(known.getStatusCode().value())));
        }
        LOG.error("A request failed", e);
        return answer(new ProblemException(500, "internal-error", "Something went wrong here; nothing was changed."));
    }

    private static ProblemException ofStatus(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> ProblemException.notFound();
            case METHOD_NOT_ALLOWED ->
                new ProblemException(405, "method-not-allowed", "This address does not know that method.");
            case UNSUPPORTED_MEDIA_TYPE ->
                new ProblemException(415, "unsupported-media-type", "This address takes another kind of content.");
            case NOT_ACCEPTABLE ->
                new ProblemException(406, "not-acceptable", "This address answers in another kind of content.");
            default ->
                new ProblemException(status.value(), "malformed-request", "The request is not of the documented form.");
        };
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemException problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemWriter.detail(problem));
    }
}
