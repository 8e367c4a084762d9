package com.billify.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;

/**
 * A device with one passkey, and the browser before it, as far as a server can tell (WebAuthn Level 3, sections 6.1, 6.5 and
 * 5.8.1): it makes a key on the curve P-256 and signs. It says nothing of who made it.
 */
public final class Authenticator {
    public static final int PERSON_IS_THERE = 0x01;
    public static final int PERSON_WAS_LOOKED_AT = 0x04;
    public static final int MAY_SYNC = 0x08;
    public static final int SYNCED = 0x10;
    private static final int KEY_COMES_ALONG = 0x40;

    private final byte[] id = new byte[32];
    private final KeyPair keys;
    private String page = "http://localhost";
    private String place = "localhost";
    private int flags = PERSON_IS_THERE | PERSON_WAS_LOOKED_AT;
    private int signCount = 0;

    public Authenticator() {
        new SecureRandom().nextBytes(id);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Stands before another page from now on, which asks in the name of a place. */
    public Authenticator on(String page, String place) {
        this.page = page;
        this.place = place;
        return this;
    }

    public Authenticator saying(int flags) {
        this.flags = flags;
        return this;
    }

    /** As often as this it says it has signed; 0 where it does not count. */
    public Authenticator counting(int signCount) {
        this.signCount = signCount;
        return this;
    }

    /** What a browser sends to keep a new passkey. */
    public Map<String, Object> made(String name, String challenge) {
        byte[] data = authenticatorData(flags | KEY_COMES_ALONG, key());
        byte[] attestation = bytes(
                HexFormat.of().parseHex("a363666d74646e6f6e656761747453746d74a068617574684461746158"),
                new byte[] {(byte) data.length},
                data); // {"fmt": "none", "attStmt": {}, "authData": …}
        return Map.of(
                "name",
                name,
                "clientData",
                text(clientData("webauthn.create", challenge)),
                "attestation",
                text(attestation));
    }

    /** What a browser sends to prove oneself. */
    public Map<String, Object> answer(String challenge) {
        byte[] client = clientData("webauthn.get", challenge);
        byte[] data = authenticatorData(flags, new byte[0]);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(data);
            signature.update(digest(client));
            return Map.of(
                    "id", text(id),
                    "clientData", text(client),
                    "authenticatorData", text(data),
                    "signature", text(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] clientData(String type, String challenge) {
        return """
                {"type":"%s","challenge":"%s","origin":"%s","crossOrigin":false}""".formatted(type, challenge, page).getBytes(UTF_8);
    }

    private byte[] authenticatorData(int flags, byte[] more) {
        return bytes(
                digest(place.getBytes(UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(4).putInt(signCount).array(),
                more);
    }

    /** No maker, the id, and the public key as COSE writes it. */
    private byte[] key() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        return bytes(
                new byte[16],
                ByteBuffer.allocate(2).putShort((short) id.length).array(),
                id,
                HexFormat.of().parseHex("a5010203262001215820"),
                coordinate(key.getW().getAffineX()),
                HexFormat.of().parseHex("225820"),
                coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger value) {
        return HexFormat.of().parseHex("%064x".formatted(value));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
