package com.billify.identity;

import com.billify.identity.Passkeys.Passkey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The passkeys of whoever is signed in, and what anybody's passkey is asked to sign. */
@RestController
@RequestMapping("/api/v1")
class PasskeyController {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final PasskeyChallenges challenges;

    PasskeyController(Accounts accounts, SecondFactors factors, Passkeys passkeys, PasskeyChallenges challenges) {
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
        this.challenges = challenges;
    }

    /** For signing in and for proving oneself a second time; whoever asks is not known yet. */
    @PostMapping("/passkey-challenges")
    PasskeyChallenge ask() {
        return new PasskeyChallenge(Passkeys.base64(challenges.toProve()));
    }

    @GetMapping("/me/passkeys")
    List<Passkey> list(CurrentUser user) {
        return passkeys.of(user.id());
    }

    /** Takes the password, and the second proof where there is one: a passkey stands for both later on. */
    @PostMapping("/me/passkeys/challenge")
    PasskeyWish begin(CurrentUser user, @RequestBody PasskeyBeginning body) {
        accounts.requirePassword(user.id(), "password", body.password());
        factors.require(user.id(), new SecondProof(body.code(), body.passkey()));
        UUID handle = user.id().value();
        return new PasskeyWish(
                Passkeys.base64(challenges.toMake(user.id())),
                Passkeys.base64(ByteBuffer.allocate(Long.BYTES * 2)
                        .putLong(handle.getMostSignificantBits())
                        .putLong(handle.getLeastSignificantBits())
                        .array()),
                PasskeyCheck.ALGORITHMS,
                passkeys.idsOf(user.id()));
    }

    @PostMapping("/me/passkeys")
    @ResponseStatus(HttpStatus.CREATED)
    Passkey add(CurrentUser user, @RequestBody PasskeyMade body, HttpServletRequest request) {
        return passkeys.add(user.id(), body.name(), request.getServerName(), body.clientData(), body.attestation());
    }

    @PatchMapping("/me/passkeys/{passkey}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void rename(CurrentUser user, @PathVariable UUID passkey, @RequestBody PasskeyName body) {
        passkeys.rename(user.id(), passkey, body.name());
    }

    @DeleteMapping("/me/passkeys/{passkey}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CurrentUser user, @PathVariable UUID passkey) {
        passkeys.remove(user.id(), passkey);
    }

    /** @param challenge in base64url; good for five minutes, and once */
    record PasskeyChallenge(String challenge) {
        @Override
        public String toString() {
            return "PasskeyChallenge";
        }
    }

    record PasskeyBeginning(
            String password,
            @Nullable String code,
            @Nullable PasskeyAnswer passkey) {
        @Override
        public String toString() {
            return "PasskeyBeginning";
        }
    }

    /**
     * What a browser needs to make a passkey.
     *
     * @param challenge in base64url; good for five minutes, and once
     * @param userHandle what a device knows the person by, in base64url
     * @param algorithms as COSE numbers them, the best first
     * @param known the passkeys there are, in base64url
     */
    record PasskeyWish(String challenge, String userHandle, List<Integer> algorithms, List<String> known) {
        @Override
        public String toString() {
            return "PasskeyWish";
        }
    }

    /**
     * @param clientData what the browser says it asked for, and on which page; in base64url
     * @param attestation the key, and who made it; in base64url
     */
    record PasskeyMade(String name, String clientData, String attestation) {
        @Override
        public String toString() {
            return "PasskeyMade";
        }
    }

    record PasskeyName(String name) {}
}
