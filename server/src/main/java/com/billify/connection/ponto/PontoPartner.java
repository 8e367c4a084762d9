package com.billify.connection.ponto;

import com.billify.connection.ClientCertificate;
import com.billify.connection.Credential;
import com.billify.kernel.SettingRefused;
import java.net.URI;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How Ponto knows this installation as a partner, as the variables say: its key, and the certificate that it shows at every
 * call (mutual TLS), which Ponto has issued. Without a key there is no such door.
 */
@Component
class PontoPartner {
    private static final String ID = "BILLIFY_PONTO_PARTNER_ID";
    private static final String SECRET = "BILLIFY_PONTO_PARTNER_SECRET";
    private static final String CERTIFICATE = "BILLIFY_PONTO_PARTNER_CERTIFICATE";
    private static final String API = "BILLIFY_PONTO_PARTNER_API";
    private static final String AUTHORIZE = "BILLIFY_PONTO_PARTNER_AUTHORIZE";

    private final Credential key;
    private final String apiBase;
    private final String authorizeAddress;
    private final @Nullable SSLContext certificate;

    /** @throws SettingRefused when one has a value that makes no sense, or lacks one that it needs */
    PontoPartner(
            @Value("${" + ID + ":}") String id,
            @Value("${" + SECRET + ":}") String secret,
            @Value("${" + CERTIFICATE + ":}") String certificate,
            @Value("${" + CERTIFICATE + "_PASSWORD:}") String password,
            @Value("${" + API + ":https://api.ibanity.com/ponto-connect}") String apiBase,
            @Value("${" + AUTHORIZE + ":https://authorization.myponto.com/oauth2/auth}") String authorizeAddress) {
        this.key = new Credential(id.strip(), secret.strip());
        this.apiBase = address(API, apiBase);
        this.authorizeAddress = address(AUTHORIZE, authorizeAddress);
        if (isOpen() && key.clientSecret().isEmpty()) {
            throw new SettingRefused(ID + " is set, so " + SECRET + " must be set too.");
        }
        if (isOpen() && certificate.isBlank() && this.apiBase.startsWith("https:")) {
            throw new SettingRefused(
                    ID + " is set, so " + CERTIFICATE + " must name the certificate that Ponto issued.");
        }
        this.certificate = isOpen() && !certificate.isBlank()
                ? ClientCertificate.open(CERTIFICATE, certificate.strip(), password)
                : null;
    }

    boolean isOpen() {
        return !key.clientId().isEmpty();
    }

    Credential key() {
        return key;
    }

    String apiBase() {
        return apiBase;
    }

    String authorizeAddress() {
        return authorizeAddress;
    }

    /** Null where none is shown: to a stand-in without TLS. */
    @Nullable
    SSLContext certificate() {
        return certificate;
    }

    private static String address(String variable, String value) {
        String stripped = value.strip();
        try {
            URI uri = URI.create(stripped);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return stripped.endsWith("/") ? stripped.substring(0, stripped.length() - 1) : stripped;
            }
        } catch (IllegalArgumentException e) {
            // refused below
        }
        throw new SettingRefused(variable + " must be an address such as https://api.example.com/path.");
    }
}
