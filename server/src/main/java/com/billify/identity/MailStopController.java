package com.billify.identity;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever has a mail that they want no more of: the link in it is enough. */
@RestController
@RequestMapping("/api/v1/mail-stops")
class MailStopController {
    private final MailPreferences preferences;

    MailStopController(MailPreferences preferences) {
        this.preferences = preferences;
    }

    @PostMapping
    MailsStopped stop(@RequestBody MailStop body) {
        return new MailsStopped(preferences.stop(body.token()));
    }

    record MailStop(String token) {
        @Override
        public String toString() {
            return "MailStop";
        }
    }

    record MailsStopped(MailPreferences.MailKind kind) {}
}
