package com.billify.intake;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.kernel.CompanyId;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/companies/{company}/documents/{id}/thumbnail")
class ThumbnailController {
    /** The bytes of a document never change. */
    private static final Duration KEPT = Duration.ofDays(1);

    private final ThumbnailDesk thumbnails;

    ThumbnailController(ThumbnailDesk thumbnails) {
        this.thumbnails = thumbnails;
    }

    /** The first page of a file, small, drawn by us; no content where it has no pages, or no picture yet. */
    @For(Role.VIEWER)
    @GetMapping(produces = MediaType.IMAGE_JPEG_VALUE)
    ResponseEntity<byte[]> show(CompanyId company, @PathVariable UUID id) {
        return thumbnails
                .show(company, id)
                .map(picture -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.maxAge(KEPT).cachePrivate().immutable())
                        .body(picture))
                .orElseGet(() -> ResponseEntity.noContent()
                        .cacheControl(CacheControl.noStore())
                        .build());
    }
}
