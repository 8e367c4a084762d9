package com.billify.documents;

import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** s3proxy over a folder, from jars of its own: what it needs would change what the tests of the server see on their class path. */
public final class S3Server implements AutoCloseable {
    private final URLClassLoader jars;
    private final Object server;

    /** Answers to the key "key" with the secret "secret". */
    public S3Server(Path folder, int port) throws Exception {
        try (Stream<Path> files = Files.list(Path.of("target", "s3proxy"))) {
            jars = new URLClassLoader(
                    files.map(S3Server::url).toArray(URL[]::new),
                    Thread.currentThread().getContextClassLoader());
        }
        Object store = type("nio2blob.FilesystemNio2BlobStore")
                .getConstructor(String.class)
                .newInstance(folder.toString());
        Object builder = type("S3Proxy").getMethod("builder").invoke(null);
        Class<?> builders = type("S3Proxy$Builder");
        Class<?> authentication = type("auth.AuthenticationType");
        builders.getMethod("blobStore", type("blobstore.BlobStore")).invoke(builder, store);
        builders.getMethod("endpoint", URI.class).invoke(builder, URI.create("http://127.0.0.1:" + port));
        builders.getMethod("stopTimeout", long.class).invoke(builder, 0L);
        builders.getMethod("awsAuthentication", authentication, String.class, String.class)
                .invoke(builder, authentication.getField("AWS_V4").get(null), "key", "secret");
        server = builders.getMethod("build").invoke(builder);
        tell("start");
    }

    @Override
    public void close() throws Exception {
        tell("stop");
        jars.close();
    }

    private void tell(String method)
            throws IllegalAccessException, InvocationTargetException, NoSuchMethodException, ClassNotFoundException {
        type("S3Proxy").getMethod(method).invoke(server);
    }

    private Class<?> type(String name) throws ClassNotFoundException {
        return jars.loadClass("org.gaul.s3proxy." + name);
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException("a file has an address", e);
        }
    }
}
