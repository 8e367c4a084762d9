package com.billify.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.CollectedClientData;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what passkeys answer against WebAuthn Level 3 (sections 7.1 and 7.2). Who made the device is not asked: an attestation
 * would tell, and says nothing about the person. That the device has looked at the person (a finger, a face, a code) always is.
 */
final class PasskeyCheck {
    /** ES256, EdDSA and RS256: between them all devices can sign by one. In the order they are wanted. */
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private static final List<PublicKeyCredentialParameters> TAKEN = ALGORITHMS.stream()
            .map(number -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number)))
            .toList();

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter credentials = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** What is kept of a passkey. */
    record Kept(
            String place, byte[] credentialId, byte[] credential, long signCount, boolean maySync, boolean synced) {}

    /** A passkey that was made, and the challenge that it signed. */
    record Made(Kept kept, byte[] challenge) {}

    /** A passkey as it is after it has signed, and the challenge that it signed. */
    record Proven(long signCount, boolean synced, byte[] challenge) {}

    /**
     * Empty when it is not what it should be.
     *
     * @param place the name under which the page was reached
     */
    Optional<Made> made(String place, byte[] clientData, byte[] attestation) {
        return checked(() -> {
            RegistrationData data = manager.parse(new RegistrationRequest(attestation, clientData));
            CollectedClientData client = there(data.getCollectedClientData());
            ServerProperty server = server(client, place);
            manager.verify(data, new RegistrationParameters(server, TAKEN, true, true));
            AuthenticatorData<?> authenticator =
                    there(data.getAttestationObject()).getAuthenticatorData();
            AttestedCredentialData credential = there(authenticator.getAttestedCredentialData());
            return new Made(
                    new Kept(
                            place,
                            credential.getCredentialId(),
                            credentials.convert(credential),
                            authenticator.getSignCount(),
                            authenticator.isFlagBE(),
                            authenticator.isFlagBS()),
                    challenge(client));
        });
    }

    /** Empty when it is not what it should be, or the passkey has signed less often than it had before: then it was copied. */
    Optional<Proven> proven(Kept kept, byte[] clientData, byte[] authenticatorData, byte[] signature) {
        return checked(() -> {
            AuthenticationData data = manager.parse(
                    new AuthenticationRequest(kept.credentialId(), authenticatorData, clientData, signature));
            CollectedClientData client = there(data.getCollectedClientData());
            manager.verify(
                    data, new AuthenticationParameters(server(client, kept.place()), record(kept), null, true, true));
            AuthenticatorData<?> authenticator = there(data.getAuthenticatorData());
            return new Proven(authenticator.getSignCount(), authenticator.isFlagBS(), challenge(client));
        });
    }

    private CredentialRecordImpl record(Kept kept) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                true,
                kept.maySync(),
                kept.synced(),
                kept.signCount(),
                credentials.convert(kept.credential()),
                null,
                null,
                null,
                null);
    }

    /** The page that asked must be of this place, over an encrypted line unless it is this machine itself. */
    private static ServerProperty server(CollectedClientData client, String place) {
        Origin origin = client.getOrigin();
        String host = String.valueOf(origin.getHost()).toLowerCase(Locale.ROOT);
        boolean safe =
                "https".equals(origin.getScheme()) || "http".equals(origin.getScheme()) && host.equals("localhost");
        if (!safe || !host.equals(place)) {
            throw new IllegalArgumentException("another page");
        }
        return ServerProperty.builder()
                .origin(origin)
                .rpId(place)
                .challenge(client.getChallenge())
                .build();
    }

    private static byte[] challenge(CollectedClientData client) {
        return client.getChallenge().getValue();
    }

    private static <T> T there(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("a part is missing");
        }
        return part;
    }

    private interface Check<T> {
        T run();
    }

    private static <T> Optional<T> checked(Check<T> check) {
        try {
            return Optional.of(check.run());
        } catch (VerificationException | DataConversionException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
