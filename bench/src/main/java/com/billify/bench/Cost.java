package com.billify.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * What processes have cost so far, as the Linux kernel counts it (in hundredths of a second).
 *
 * @param cpuMillis of the processor; -1 where there is no /proc
 * @param residentBytes now
 * @param peakBytes resident at most, of the first process
 */
record Cost(long cpuMillis, long residentBytes, long peakBytes) {

    private static final int MILLIS_A_TICK = 10;
    private static final long UNKNOWN = -1;

    /** Of one process and of all that descend from it, those that have ended included. */
    static Cost ofTree(long root) {
        long cpu = 0;
        long resident = 0;
        long peak = UNKNOWN;
        Deque<Long> open = new ArrayDeque<>(List.of(root));
        List<long[]> parents = parents();
        if (parents.isEmpty()) {
            return new Cost(UNKNOWN, UNKNOWN, UNKNOWN);
        }
        while (!open.isEmpty()) {
            long pid = open.remove();
            String stat = read(pid, "stat");
            if (!stat.isEmpty()) {
                // After the name, which may hold spaces: state is field 3; user, system and both of waited-for children
                // 14 to 17.
                String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
                cpu += MILLIS_A_TICK
                        * (Long.parseLong(fields[11])
                                + Long.parseLong(fields[12])
                                + Long.parseLong(fields[13])
                                + Long.parseLong(fields[14]));
            }
            String status = read(pid, "status");
            resident += kilobytes(status, "VmRSS:") * 1024;
            if (pid == root) {
                peak = kilobytes(status, "VmHWM:") * 1024;
            }
            parents.stream().filter(pair -> pair[1] == pid).forEach(pair -> open.add(pair[0]));
        }
        return new Cost(cpu, resident, peak);
    }

    private static List<long[]> parents() {
        List<long[]> pairs = new ArrayList<>();
        if (Files.isDirectory(Path.of("/proc/self"))) {
            try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
                processes
                        .map(path -> path.getFileName().toString())
                        .filter(name -> name.chars().allMatch(Character::isDigit))
                        .forEach(name -> {
                            String stat = read(Long.parseLong(name), "stat");
                            if (!stat.isEmpty()) {
                                String[] fields = stat.substring(stat.lastIndexOf(')') + 2)
                                        .split(" ");
                                pairs.add(new long[] {Long.parseLong(name), Long.parseLong(fields[1])});
                            }
                        });
            } catch (IOException e) {
                return List.of();
            }
        }
        return pairs;
    }

    /** Empty when the process has ended meanwhile. */
    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            return "";
        }
    }

    private static long kilobytes(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
