package com.billify.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs of others that a drill needs, and that a machine may not have. */
final class OutsideTool {
    private OutsideTool() {}

    /**
     * The program, where this machine has it.
     *
     * @param variable of the environment, which names another than that of the PATH
     */
    static Optional<Path> find(String name, String variable) {
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** What has to stand before a program that does not run as root, where the drill does: a user namespace in which nobody is. */
    static List<String> asNobody() {
        return "root".equals(System.getProperty("user.name")) ? List.of("unshare", "-U") : List.of();
    }
}
