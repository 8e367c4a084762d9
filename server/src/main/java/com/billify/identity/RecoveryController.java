package com.billify.identity;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For people who cannot sign in, and for links that were sent to them. */
@RestController
@RequestMapping("/api/v1")
class RecoveryController {
    private final Recovery recovery;
    private final AddressChange addresses;

    RecoveryController(Recovery recovery, AddressChange addresses) {
        this.recovery = recovery;
        this.addresses = addresses;
    }

    /** The same answer for every address. */
    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ask(@RequestBody ResetWish body) {
        recovery.ask(body.email());
    }

    @PostMapping("/password-resets/use")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void use(@RequestBody PasswordReset body) {
        recovery.use(body.token(), body.password());
    }

    @PostMapping("/address-confirmations/use")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@RequestBody LinkUse body) {
        addresses.confirm(body.token());
    }

    /** For whoever asked the operator in person, where no mail is set up. */
    @PostMapping("/installation/reset-links")
    ResetLink makeLink(CurrentUser user, @RequestBody ResetWish body) {
        return new ResetLink(recovery.makeLink(user.id(), body.email()));
    }

    record ResetWish(String email) {
        @Override
        public String toString() {
            return "ResetWish"; // logs hold no addresses
        }
    }

    record PasswordReset(String token, String password) {
        @Override
        public String toString() {
            return "PasswordReset";
        }
    }

    record LinkUse(String token) {
        @Override
        public String toString() {
            return "LinkUse";
        }
    }

    /** @param page from the first slash, with what opens it behind the {@code #} */
    record ResetLink(String page) {
        @Override
        public String toString() {
            return "ResetLink";
        }
    }
}
