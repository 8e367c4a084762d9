package com.billify.connection;

import com.billify.kernel.SettingRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that this side shows, where a source wants to know who calls before it listens (mutual TLS). */
public final class ClientCertificate {
    private ClientCertificate() {}

    /**
     * @param variable that names the file, and with {@code _PASSWORD} after it its password
     * @param file PKCS#12, with the key of the certificate
     * @throws SettingRefused when it cannot be opened
     */
    public static SSLContext open(String variable, String file, String password) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw new SettingRefused(variable + " cannot be opened: it takes a PKCS#12 file, and " + variable
                    + "_PASSWORD its password.");
        }
    }
}
