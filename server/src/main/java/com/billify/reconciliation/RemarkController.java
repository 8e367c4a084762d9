package com.billify.reconciliation;

import com.billify.company.For;
import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/companies/{company}")
class RemarkController {
    private static final int LARGEST_BYTES = 20 * 1024 * 1024;
    private static final int LONGEST_NAME = 200;

    private final Remarks remarks;

    RemarkController(Remarks remarks) {
        this.remarks = remarks;
    }

    /** @param text at most 2,000 characters */
    record NoteRequest(String text) {}

    @For(Role.EDITOR)
    @PostMapping("/invoices/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    void writeOnInvoice(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody NoteRequest note) {
        remarks.write(company, user.id(), Subject.ofInvoice(id), note.text());
    }

    @For(Role.EDITOR)
    @PostMapping("/transactions/{id}/notes")
    @ResponseStatus(HttpStatus.CREATED)
    void writeOnTransaction(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody NoteRequest note) {
        remarks.write(company, user.id(), Subject.ofTransaction(id), note.text());
    }

    @For(Role.EDITOR)
    @PutMapping("/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(CompanyId company, CurrentUser user, @PathVariable UUID id, @RequestBody NoteRequest note) {
        remarks.change(company, user.id(), id, note.text());
    }

    @For(Role.EDITOR)
    @DeleteMapping("/notes/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        remarks.remove(company, user.id(), id);
    }

    @For(Role.EDITOR)
    @PostMapping(path = "/invoices/{id}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    void attachToInvoice(
            CompanyId company,
            CurrentUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        attach(company, user, Subject.ofInvoice(id), file);
    }

    @For(Role.EDITOR)
    @PostMapping(path = "/transactions/{id}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    void attachToTransaction(
            CompanyId company,
            CurrentUser user,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        attach(company, user, Subject.ofTransaction(id), file);
    }

    @For(Role.EDITOR)
    @DeleteMapping("/attachments/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void detach(CompanyId company, CurrentUser user, @PathVariable UUID id) {
        remarks.detach(company, user.id(), id);
    }

    private void attach(CompanyId company, CurrentUser user, Subject on, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw ProblemException.ofField("file", "no-files", "There is no file in the request.");
        }
        if (file.getSize() > LARGEST_BYTES) {
            throw new ProblemException(413, "too-large", "The file is larger than 20 MB.").at("file");
        }
        try {
            remarks.attach(company, user.id(), on, nameOf(file), file.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the folders that some browsers send along. */
    private static String nameOf(MultipartFile file) {
        String name = file.getOriginalFilename();
        String bare = name == null
                ? ""
                : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (bare.isEmpty()) {
            return "file";
        }
        int[] characters = bare.codePoints().limit(LONGEST_NAME).toArray();
        return new String(characters, 0, characters.length);
    }
}
