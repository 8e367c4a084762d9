package com.billify.forecast;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The forecast as a file to take along: for a spreadsheet, or for the bank. */
@RestController
@RequestMapping("/api/v1/companies/{company}/forecast/export")
class ForecastFileController {
    private final ForecastFiles files;

    ForecastFileController(ForecastFiles files) {
        this.files = files;
    }

    /** @param format xlsx or pdf */
    @For(Role.VIEWER)
    @GetMapping
    void get(
            CompanyId company,
            CurrentUser user,
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletResponse response)
            throws IOException {
        ForecastFiles.Written file = files.write(company, user, ForecastFiles.format(format));
        response.setContentType(file.format().mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(file.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.getOutputStream().write(file.content());
    }
}
