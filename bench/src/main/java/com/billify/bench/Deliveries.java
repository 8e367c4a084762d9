package com.billify.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Takes files in as a person does: hands them over, waits for the preview, takes it in. */
final class Deliveries {

    private static final int MOST_FILES = 500;
    private static final Duration PATIENCE = Duration.ofHours(2);

    private final User user;
    private final long mostBytes;
    private final Progress progress;

    /** @param mostBytes of files in one import */
    Deliveries(User user, long mostBytes, Progress progress) {
        this.user = user;
        this.mostBytes = mostBytes;
        this.progress = progress;
    }

    /**
     * How long it took, and what the previews counted.
     *
     * @param preview from the first byte sent to the preview, all imports together
     * @param takeIn from the decision to all of it in the books
     * @param matching after that, until no payment waits for its invoice to be looked for
     */
    record Taken(
            Duration preview,
            Duration takeIn,
            Duration matching,
            int newLines,
            int knownLines,
            int newInvoices,
            int refused) {

        Duration together() {
            return preview.plus(takeIn);
        }
    }

    Taken take(String what, List<Path> files) {
        return take(files, words -> progress.say(what + ": " + words), () -> {});
    }

    Taken takeQuietly(List<Path> files) {
        return takeQuietly(files, () -> {});
    }

    /** @param inTheBooks what is done once all is taken in, before it is waited for what follows from it */
    Taken takeQuietly(List<Path> files, Runnable inTheBooks) {
        return take(files, words -> {}, inTheBooks);
    }

    private Taken take(List<Path> files, Consumer<String> told, Runnable inTheBooks) {
        long preview = 0;
        long takeIn = 0;
        int[] counts = new int[4];
        String last = "";
        int done = 0;
        for (List<Path> batch : batches(files)) {
            long begun = System.nanoTime();
            String id = user.upload(user.api("/imports"), batch).get("id").stringValue();
            last = user.api("/imports/" + id);
            JsonNode shown = await(last, "preview");
            long previewed = System.nanoTime();
            user.post(last + "/take-in", Map.of());
            JsonNode taken = await(last, "takenIn");
            takeIn += System.nanoTime() - previewed;
            preview += previewed - begun;
            JsonNode said = shown.get("counts");
            counts[0] += said.get("newTransactions").intValue();
            counts[1] += said.get("knownTransactions").intValue();
            counts[2] += said.get("newInvoices").intValue();
            counts[3] += said.get("refusedFiles").intValue()
                    + said.get("refusedRows").intValue();
            if (!said.equals(taken.get("counts"))) {
                throw new BenchFailed("The preview of " + last + " said " + said + " and the books took in "
                        + taken.get("counts") + ".");
            }
            done += batch.size();
            told.accept("%d of %d files, %d new and %d known lines in %d s"
                    .formatted(done, files.size(), counts[0], counts[1], (preview + takeIn) / 1_000_000_000));
        }
        inTheBooks.run();
        long begun = System.nanoTime();
        awaitMatching(last);
        return new Taken(
                Duration.ofNanos(preview),
                Duration.ofNanos(takeIn),
                Duration.ofNanos(System.nanoTime() - begun),
                counts[0],
                counts[1],
                counts[2],
                counts[3]);
    }

    /** Works where an import is answered at once and where it goes on in the background. */
    private JsonNode await(String path, String state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long pauseMillis = 2;
        while (System.nanoTime() < end) {
            JsonNode found = user.json(path);
            String now = found.get("state").stringValue();
            if (now.equals(state)) {
                return found;
            }
            if (now.equals("failed")) {
                throw new BenchFailed("The import " + path + " failed: " + found);
            }
            pause(pauseMillis);
            pauseMillis = Math.min(100, pauseMillis * 2);
        }
        throw new BenchFailed("The import " + path + " is not " + state + " after two hours.");
    }

    private void awaitMatching(String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (user.json(path).get("matchingPending").booleanValue()) {
            if (System.nanoTime() > end) {
                throw new BenchFailed("The payments are not matched after two hours.");
            }
            pause(100);
        }
    }

    /** As many files at once as fit, in their order. */
    private List<List<Path>> batches(List<Path> files) {
        List<List<Path>> batches = new ArrayList<>();
        long bytes = Long.MAX_VALUE;
        for (Path file : files) {
            long size = file.toFile().length();
            if (batches.isEmpty()
                    || bytes + size > mostBytes
                    || batches.getLast().size() == MOST_FILES) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.getLast().add(file);
            bytes += size;
        }
        return batches;
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("Interrupted.", e);
        }
    }
}
