package com.billify.documents;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import com.billify.tenancy.CompanyTransaction;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/documents")
class DocumentController {
    /** Should a browser show it all the same: no script, no form, no part of another place. */
    private static final String NOTHING_RUNS = "default-src 'none'; sandbox";

    private final DocumentStore documents;
    private final Holds holds;
    private final CompanyTransaction transaction;

    DocumentController(DocumentStore documents, Holds holds, CompanyTransaction transaction) {
        this.documents = documents;
        this.holds = holds;
        this.transaction = transaction;
    }

    /** Always as a download: a file from a stranger is never shown as a page of ours. */
    @For(Role.VIEWER)
    @GetMapping("/{id}/content")
    ResponseEntity<byte[]> content(CompanyId company, @PathVariable UUID id) {
        StoredDocument document =
                transaction.read(company, () -> documents.find(company, id)).orElseThrow(ProblemException::notFound);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, document.mediaType())
                .header("Content-Security-Policy", NOTHING_RUNS)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(document.content());
    }

    /** @param reason at most 500 characters */
    record HoldRequest(String reason) {}

    /** How long a file stays, and why. */
    @For(Role.VIEWER)
    @GetMapping("/{id}/keeping")
    Keeping keeping(CompanyId company, @PathVariable UUID id) {
        return holds.of(company, id);
    }

    /** Keeps a file from being deleted until the hold is lifted. */
    @For(Role.OWNER)
    @PutMapping("/{id}/hold")
    Keeping hold(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody HoldRequest hold) {
        return holds.hold(company, user.id(), id, hold.reason());
    }

    @For(Role.OWNER)
    @DeleteMapping("/{id}/hold")
    Keeping lift(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        return holds.lift(company, user.id(), id);
    }
}
