package com.billify.identity;

import com.billify.identity.core.OneTimeCode;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second factor of whoever is signed in. */
@RestController
@RequestMapping("/api/v1/me/second-factor")
class SecondFactorController {
    private final Accounts accounts;
    private final SecondFactors factors;
    private final Passkeys passkeys;

    SecondFactorController(Accounts accounts, SecondFactors factors, Passkeys passkeys) {
        this.accounts = accounts;
        this.factors = factors;
        this.passkeys = passkeys;
    }

    @GetMapping
    SecondFactorView get(CurrentUser user) {
        return new SecondFactorView(
                factors.isOn(user.id()), passkeys.areTheSecondProof(user.id()), factors.paperCodes(user.id()));
    }

    /** A secret for the device; it counts once a code of it was given. */
    @PostMapping
    SecondFactorSetup begin(CurrentUser user, @RequestBody SecondFactorWish body) {
        accounts.requirePassword(user.id(), "password", body.password());
        String secret = OneTimeCode.base32(factors.begin(user.id()));
        return new SecondFactorSetup(secret, squares(address(user.email(), secret)));
    }

    @PostMapping("/confirmation")
    RecoveryCodes confirm(CurrentUser user, @RequestBody SecondFactorCode body) {
        return new RecoveryCodes(factors.confirm(user.id(), body.code()));
    }

    /** Passkeys are the proof from now on. */
    @PostMapping("/passkeys")
    RecoveryCodes useMyPasskeys(CurrentUser user, @RequestBody SecondFactorWish body) {
        accounts.requirePassword(user.id(), "password", body.password());
        return new RecoveryCodes(factors.switchOnByPasskeys(user.id()));
    }

    /** Takes the password and the second proof: whoever has found a session open must not get rid of it. */
    @PostMapping("/removal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(CurrentUser user, @RequestBody SecondFactorRemoval body) {
        accounts.requirePassword(user.id(), "password", body.password());
        factors.require(user.id(), new SecondProof(body.code(), body.passkey()));
        factors.remove(user.id(), user.id());
    }

    /** As authenticator apps read it (the "key URI format" that all of them share). */
    private static String address(String email, String secret) {
        return "otpauth://totp/Billify:" + URLEncoder.encode(email, StandardCharsets.UTF_8) + "?secret=" + secret
                + "&issuer=Billify";
    }

    private static List<String> squares(String text) {
        try {
            ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            List<String> rows = new ArrayList<>();
            for (byte[] row : matrix.getArray()) {
                StringBuilder squares = new StringBuilder();
                for (byte square : row) {
                    squares.append(square == 1 ? '1' : '0');
                }
                rows.add(squares.toString());
            }
            return rows;
        } catch (WriterException e) {
            throw new IllegalStateException("an address of this length fits a QR code", e);
        }
    }

    /**
     * @param byPasskeys whether passkeys are the proof, and not a device that shows codes
     * @param recoveryCodes how many codes on paper are left
     */
    record SecondFactorView(boolean on, boolean byPasskeys, int recoveryCodes) {}

    record SecondFactorWish(String password) {
        @Override
        public String toString() {
            return "SecondFactorWish";
        }
    }

    /**
     * @param secret in base 32, to type
     * @param squares the same as a QR code: rows of 1 for black and 0 for white
     */
    record SecondFactorSetup(String secret, List<String> squares) {
        @Override
        public String toString() {
            return "SecondFactorSetup";
        }
    }

    record SecondFactorCode(String code) {
        @Override
        public String toString() {
            return "SecondFactorCode";
        }
    }

    record SecondFactorRemoval(
            String password,
            @Nullable String code,
            @Nullable PasskeyAnswer passkey) {
        @Override
        public String toString() {
            return "SecondFactorRemoval";
        }
    }

    record RecoveryCodes(List<String> codes) {
        @Override
        public String toString() {
            return "RecoveryCodes";
        }
    }
}
