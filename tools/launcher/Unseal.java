import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * {@code java Unseal.java FOLDER}: takes the seal off the packages of the jars in a folder that have one. A class that comes from a cache
 * says that it comes from the jar which the cache was made of; where that path is not there any more, as on every machine but the one that
 * made a release, it says that it comes from nowhere, and the JVM ends at the second class of a sealed package. Nothing else of a jar is
 * changed. Run by {@code release.sh} from source. Exit code 1 where a jar is signed too, as it could not be changed without breaking that.
 */
final class Unseal {
    private Unseal() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : jars) {
            unseal(jar);
        }
    }

    private static void unseal(Path jar) throws IOException {
        Path open = jar.resolveSibling(jar.getFileName() + ".open");
        FileTime time = Files.getLastModifiedTime(jar);
        try (JarFile sealed = new JarFile(jar.toFile(), false)) {
            Manifest manifest = sealed.getManifest();
            if (manifest == null || !takeOff(manifest)) {
                return;
            }
            if (sealed.stream().anyMatch(entry -> entry.getName().toUpperCase(Locale.ROOT).matches("META-INF/.*\\.SF"))) {
                System.err.println(jar + " is sealed and signed.");
                System.exit(1);
            }
            try (OutputStream file = Files.newOutputStream(open);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (JarEntry entry : sealed.stream().toList()) {
                    if (!entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy(sealed, entry, out);
                    }
                }
            }
        }
        Files.move(open, jar, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(jar, time);
        System.out.println("no longer sealed: " + jar.getFileName());
    }

    private static boolean takeOff(Manifest manifest) {
        boolean sealed = manifest.getMainAttributes().remove(Attributes.Name.SEALED) != null;
        for (Attributes section : manifest.getEntries().values()) {
            sealed |= section.remove(Attributes.Name.SEALED) != null;
        }
        return sealed;
    }

    private static void copy(JarFile sealed, JarEntry entry, JarOutputStream out) throws IOException {
        JarEntry copied = new JarEntry(entry.getName());
        copied.setTime(entry.getTime());
        out.putNextEntry(copied);
        try (InputStream content = sealed.getInputStream(entry)) {
            content.transferTo(out);
        }
        out.closeEntry();
    }
}
