package com.billify.company;

import com.billify.identity.CurrentUser;
import com.billify.identity.PasskeyAnswer;
import com.billify.identity.SecondProof;
import com.billify.kernel.CompanyId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person may have of what is kept of them, and the ways out. */
@RestController
@RequestMapping("/api/v1/me")
class PersonalDataController {
    private final PersonalData data;

    PersonalDataController(PersonalData data) {
        this.data = data;
    }

    /** As a file to keep. */
    @GetMapping("/data")
    ResponseEntity<PersonalData.Everything> get(CurrentUser user, HttpServletRequest request) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("billify-personal-data.json")
                                .build()
                                .toString())
                .body(data.of(user, request));
    }

    @DeleteMapping("/memberships/{left}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void leave(CurrentUser user, @PathVariable UUID left) {
        data.leave(user, new CompanyId(left));
    }

    @PostMapping("/erasure")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(CurrentUser user, @RequestBody ErasureRequest body) {
        data.erase(user, body.password(), new SecondProof(body.code(), body.passkey()));
    }

    /**
     * @param code of the second factor, where there is one
     * @param passkey instead of a code
     */
    record ErasureRequest(
            String password,
            @Nullable String code,
            @Nullable PasskeyAnswer passkey) {
        @Override
        public String toString() {
            return "ErasureRequest";
        }
    }
}
