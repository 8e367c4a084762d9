package com.billify.cli;

import com.billify.platform.StartRefused;
import com.billify.platform.backup.Backup;
import com.billify.platform.backup.BackupRefused;
import com.billify.platform.backup.KeyFile;
import com.billify.platform.backup.Secret;
import com.billify.platform.backup.Summary;
import com.billify.platform.database.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code backup}: writes all that Billify keeps into one sealed file, whether it runs or not. */
final class BackupCommand {
    static final String HELP = """
            Usage: billify backup [FILE|DIR] [--data DIR] [--key FILE | --passphrase FILE]

            Writes everything Billify keeps, as it is at one moment, into one encrypted file, reads it back
            and says what is in it. Billify may go on running, or be stopped.

              FILE|DIR           the backup; a folder gets one named by the time
                                 (billify-2026-11-22-094500.backup, here)
              --data DIR         the data folder (.billify/data)
              --key FILE         the key that opens it again (backup.key in the data folder, made if need be)
              --passphrase FILE  a passphrase instead, in the first line of this file; or set
                                 BILLIFY_BACKUP_PASSPHRASE
              --help             show this

            A file that is gone from its folder or bucket (BILLIFY_FILES) stops nothing: it is named, and lacking.

            Exit status: 0 done, 1 done but for files that are gone, 2 wrong usage, 3 nothing was written.
            """;

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Options given;
    private final Clock clock = Clock.system(BRUSSELS);

    private BackupCommand(Options given) {
        this.given = given;
    }

    /** @throws WrongUsage when an option is unknown or lacks its value */
    static BackupCommand parse(List<String> args) throws WrongUsage {
        Options given = Options.withOperands("backup", args, List.of("data", "key", "passphrase"), List.of());
        if (given.gives("key") && given.gives("passphrase")) {
            throw new WrongUsage("backup: either --key or --passphrase, not both");
        }
        return new BackupCommand(given);
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) throws WrongUsage {
        if (given.asksForHelp()) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        Path data = Place.data(given);
        Path file = file();
        Optional<Secret> passphrase = given.gives("key") ? Optional.empty() : Place.passphrase(given);
        Path keyFile = Place.keyFile(given, data);
        try (Installation installation = Installation.at(System::getenv, data)) {
            Secret secret = passphrase.isPresent() ? passphrase.get() : KeyFile.readOrMake(keyFile);
            Summary summary = Backup.write(installation, secret, file, clock);
            tell(messages, summary, file, passphrase.isPresent() ? "the passphrase" : keyFile.toString(), data);
            stdout.println(file);
            return Place.endLacking(summary, messages);
        } catch (BackupRefused refused) {
            messages.println(Place.line(refused));
        } catch (StartRefused refused) {
            messages.println("billify: " + refused.getMessage());
        } catch (IOException impossible) {
            messages.println("billify: The backup " + file + " is gone again.");
        }
        return ExitStatus.NOTHING_WRITTEN;
    }

    private Path file() throws WrongUsage {
        Path asked = given.operand().orElse(Path.of(""));
        boolean folder = asked.toString().isEmpty() || Files.isDirectory(asked);
        return folder ? asked.resolve("billify-" + STAMP.format(clock.instant().atZone(BRUSSELS)) + ".backup") : asked;
    }

    private static void tell(PrintStream messages, Summary summary, Path file, String secret, Path data)
            throws IOException {
        messages.printf(
                Locale.ROOT,
                "%s (%.1f MB) holds %s, as of %s. It was read back whole.%n",
                file,
                Files.size(file) / BYTES_PER_MEGABYTE,
                summary.inWords(),
                MOMENT.format(summary.at().atZone(BRUSSELS)));
        messages.println("Keep apart from it, on paper or on another machine: " + secret
                + ". Without that nobody can open the backup.");
        if (summary.rootKeyNeeded()) {
            messages.println(
                    "Keep also " + data.resolve("root.key")
                            + " (or BILLIFY_ROOT_KEY): it is not in the backup, and without it the original files cannot be opened, and links must be made anew.");
        }
    }
}
