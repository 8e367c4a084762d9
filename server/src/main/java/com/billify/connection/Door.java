package com.billify.connection;

/**
 * The way to a source on which a person lets it be read in a browser, at the source itself: OAuth 2 with a code and PKCE
 * (RFC 6749 section 4.1, RFC 7636).
 */
public interface Door {
    /** Whether the source knows this installation. */
    boolean isOpen();

    /**
     * Where the browser goes.
     *
     * @param state comes back with the browser
     * @param challenge the S256 challenge of the verifier
     * @param returnTo where the browser comes back to
     */
    String address(String state, String challenge, String returnTo);

    /**
     * What the code that came back with the browser is worth.
     *
     * @throws SyncFailure when it is worth nothing
     */
    GrantedTokens exchange(String code, String verifier, String returnTo);

    /**
     * Tells the source that the grant is over.
     *
     * @throws SyncFailure when it could not be told
     */
    void revoke(GrantedTokens tokens);
}
