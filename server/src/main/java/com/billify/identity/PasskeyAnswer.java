package com.billify.identity;

/**
 * What a browser brings from a passkey that was asked to sign. All in base64url without padding, as WebAuthn writes it.
 *
 * @param id of the passkey, as the device knows it
 * @param clientData what the browser says it asked for, and on which page
 * @param authenticatorData what the device says of itself and of the person before it
 * @param signature over both
 */
public record PasskeyAnswer(String id, String clientData, String authenticatorData, String signature) {
    @Override
    public String toString() {
        return "PasskeyAnswer";
    }
}
