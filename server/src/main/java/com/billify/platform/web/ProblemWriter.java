package com.billify.platform.web;

import com.billify.kernel.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problem details (RFC 9457), also where no controller was reached. */
@Component
class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    static ProblemDetail detail(ProblemException problem) {
        HttpStatus status = HttpStatus.valueOf(problem.status());
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(status, problem.detail());
        detail.setType(URI.create("urn:billify:problem:" + problem.code()));
        detail.setTitle(status.getReasonPhrase());
        detail.setProperty("code", problem.code());
        if (!problem.fields().isEmpty()) {
            detail.setProperty("fields", problem.fields());
        }
        problem.extras().forEach(detail::setProperty);
        return detail;
    }

    void write(HttpServletResponse response, ProblemException problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getOutputStream().write(json.writeValueAsBytes(detail(problem)));
    }
}
