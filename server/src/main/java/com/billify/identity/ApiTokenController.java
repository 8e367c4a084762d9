package com.billify.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The tokens of whoever is signed in; no token reaches this. */
@RestController
@RequestMapping("/api/v1/me/tokens")
class ApiTokenController {
    private final Accounts accounts;
    private final ApiTokens tokens;

    ApiTokenController(Accounts accounts, ApiTokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    @GetMapping
    List<ApiTokens.ApiToken> list(CurrentUser user) {
        return tokens.of(user.id());
    }

    /** Takes the password: whoever has found a session open must not make a lasting way in. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenMade make(CurrentUser user, @RequestBody TokenRequest body) {
        accounts.requirePassword(user.id(), "password", body.password());
        return new TokenMade(tokens.make(user.id(), body.name(), body.scope()));
    }

    @DeleteMapping("/{token}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CurrentUser user, @PathVariable UUID token) {
        tokens.remove(user.id(), token);
    }

    record TokenRequest(String name, TokenScope scope, String password) {
        @Override
        public String toString() {
            return "TokenRequest";
        }
    }

    /** @param token for the header {@code Authorization: Bearer …}; shown this once */
    record TokenMade(String token) {
        @Override
        public String toString() {
            return "TokenMade";
        }
    }
}
