package com.billify.intake;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/imports/{id}/files/{file}/print")
class PrintController {
    /** The bytes of a document never change. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final Prints prints;

    PrintController(Prints prints) {
        this.prints = prints;
    }

    /** What was read from the pages of an invoice, to be confirmed or corrected. */
    @For(Role.VIEWER)
    @GetMapping
    PrintForm show(CompanyId company, @PathVariable UUID id, @PathVariable UUID file) {
        return prints.show(company, id, file);
    }

    /** Says what is on the pages; the preview is worked out anew. */
    @For(Role.EDITOR)
    @PutMapping
    PrintForm confirm(
            CompanyId company,
            CurrentUser user,
            @PathVariable UUID id,
            @PathVariable UUID file,
            @RequestBody PrintAnswer answer) {
        return prints.confirm(company, user.id(), id, file, answer);
    }

    /** What else stands on the pages, to be chosen instead of what was read. */
    @For(Role.VIEWER)
    @GetMapping("/values")
    PrintValues values(CompanyId company, @PathVariable UUID id, @PathVariable UUID file) {
        return prints.values(company, id, file);
    }

    /** How a page looks: drawn by us, so that nothing of a stranger's file reaches the browser. */
    @For(Role.VIEWER)
    @GetMapping(path = "/pages/{page}", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> page(
            CompanyId company, @PathVariable UUID id, @PathVariable UUID file, @PathVariable int page) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(KEPT).cachePrivate())
                .body(prints.picture(company, id, file, page));
    }
}
