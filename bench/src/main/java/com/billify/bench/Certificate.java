package com.billify.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate that nobody signed, for the length of a drill, with its key: both as PEM. */
record Certificate(Path certificate, Path key) {
    private static final String PASSWORD = "for the length of a drill";

    /** Made by the JDK's own keytool, the key readable by its owner only. */
    static Certificate make(Path folder) throws IOException {
        Path store = folder.resolve("drill.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "drill",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try (InputStream made = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(made, PASSWORD.toCharArray());
            Path key = folder.resolve("key.pem");
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return new Certificate(
                    write(
                            folder.resolve("certificate.pem"),
                            "CERTIFICATE",
                            keys.getCertificate("drill").getEncoded()),
                    write(
                            key,
                            "PRIVATE KEY",
                            keys.getKey("drill", PASSWORD.toCharArray()).getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw new BenchFailed("No certificate could be made: " + said.strip(), e);
        }
    }

    private static Path write(Path file, String kind, byte[] bytes) throws IOException {
        return Files.writeString(
                file,
                "-----BEGIN " + kind + "-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind
                        + "-----\n");
    }
}
