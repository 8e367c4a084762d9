package com.billify.extraction.worker;

import com.billify.extraction.core.page.Box;
import com.billify.extraction.core.page.Word;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Reads the words of an image by the program tesseract, which runs as a process of its own with limits of its own. */
final class Tesseract {
    /** A page takes one second of processor time; more than this is no page. */
    private static final int LIMIT_CPU_SECONDS = 20;

    private static final int LIMIT_SECONDS = 45;
    /** In kilobytes of addresses; a page takes 130 MB of memory at most. */
    private static final int LIMIT_ADDRESSES = 1_500_000;

    private static final Path SHELL = Path.of("/bin/sh");
    /** What table rules and leaders become. */
    private static final Pattern NOISE = Pattern.compile("^[|_\u00a6]+|[|_\u00a6]+$");

    private static final Pattern LEADERS = Pattern.compile("[._\u2026]{3,}|\u2026+");

    private final OcrProgram program;
    private final Path folder;

    /** @param folder for files that live as long as a call */
    Tesseract(OcrProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /** How the program looks for text. */
    enum Layout {
        /** In rows as wide as the page: where it looks for columns it cuts amounts apart at their aligned points. */
        ROWS(4),
        /** Phrase by phrase, wherever one stands: what stands beside it at another height does not disturb it. */
        APART(11);

        private final int mode;

        Layout(int mode) {
            this.mode = mode;
        }
    }

    /**
     * What an image says, and how well it could be read.
     *
     * @param lines none of them empty
     */
    record Read(List<List<Word>> lines, double confidence) {
        Read {
            lines = List.copyOf(lines);
        }

        List<Word> words() {
            return lines.stream().flatMap(List::stream).toList();
        }

        /** How much of this was read without doubt, in letters: to compare two readings of one page. */
        double worth() {
            return Tesseract.worth(words());
        }
    }

    static double worth(List<Word> words) {
        double worth = 0;
        for (Word word : words) {
            worth += (word.confidence() - 0.5) * word.text().length();
        }
        return worth;
    }

    /**
     * The words with their places in points.
     *
     * @param points that a pixel is wide
     * @throws TooMuch when the page asks for more time than any page does
     * @throws IOException when the program cannot be run
     */
    Read read(Gray image, double points, List<Language> languages, Layout layout) throws IOException {
        Path input = Files.createTempFile(folder, "page", ".pgm");
        Path output = Files.createTempFile(folder, "page", ".tsv");
        try {
            image.write(input);
            run(input, output, (int) Math.round(72 / points), languages, layout);
            return words(Files.readString(output, StandardCharsets.UTF_8), points);
        } finally {
            Files.deleteIfExists(input);
            Files.deleteIfExists(output);
        }
    }

    private void run(Path input, Path output, int dpi, List<Language> languages, Layout layout) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SHELL)) {
            command.addAll(List.of(
                    SHELL.toString(),
                    "-c",
                    "ulimit -t %d; ulimit -v %d 2>/dev/null; exec \"$@\"".formatted(LIMIT_CPU_SECONDS, LIMIT_ADDRESSES),
                    "sh"));
        }
        command.addAll(List.of(
                program.executable().toString(),
                input.toString(),
                "stdout",
                "--tessdata-dir",
                program.models().toString(),
                "-l",
                String.join("+", languages.stream().map(Language::model).toList()),
                "--oem",
                "1",
                "--psm",
                Integer.toString(layout.mode),
                "--dpi",
                Integer.toString(Math.clamp(dpi, 70, 600)),
                "-c",
                "tessedit_create_tsv=1"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OMP_THREAD_LIMIT", "1"); // its threads wait for one another and cost double
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new TooMuch("a page of this document could not be read in %d seconds".formatted(LIMIT_SECONDS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } finally {
            process.destroyForcibly();
        }
        int status = process.exitValue();
        if (status > 128) {
            throw new TooMuch("a page of this document asks for too much to be read");
        }
        if (status != 0) {
            throw new IOException("tesseract ended with status " + status);
        }
    }

    /** Tesseract's own table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
    static Read words(String table, double points) {
        List<List<Word>> lines = new ArrayList<>();
        List<Word> line = new ArrayList<>();
        double sum = 0;
        int letters = 0;
        for (String row : (Iterable<String>) table.lines()::iterator) {
            String[] cells = row.split("\t", -1);
            if (cells.length != 12 || !cells[0].equals("5")) {
                addLine(lines, line);
                line.clear();
                continue;
            }
            double confidence = Math.clamp(Double.parseDouble(cells[10]) / 100, 0, 1);
            Box box = new Box(
                    Integer.parseInt(cells[6]) * points,
                    Integer.parseInt(cells[7]) * points,
                    Integer.parseInt(cells[8]) * points,
                    Integer.parseInt(cells[9]) * points);
            int before = line.size();
            addParts(line, cells[11], box, confidence);
            if (line.size() > before) {
                sum += confidence * cells[11].length();
                letters += cells[11].length();
            }
        }
        addLine(lines, line);
        return new Read(lines, letters == 0 ? 0 : sum / letters);
    }

    private static void addLine(List<List<Word>> lines, List<Word> line) {
        if (!line.isEmpty()) {
            lines.add(SplitAmounts.joined(line));
        }
    }

    private static void addParts(List<Word> words, String read, Box box, double confidence) {
        String text = NOISE.matcher(read.strip()).replaceAll("");
        int from = 0;
        for (String part : LEADERS.split(text)) {
            int at = text.indexOf(part, from);
            from = at + part.length();
            if (!part.isBlank()) {
                double letter = box.width() / text.length();
                words.add(new Word(
                        part,
                        new Box(box.x() + at * letter, box.y(), part.length() * letter, box.height()),
                        confidence));
            }
        }
    }
}
