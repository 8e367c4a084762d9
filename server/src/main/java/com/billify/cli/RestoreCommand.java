package com.billify.cli;

import com.billify.platform.StartRefused;
import com.billify.platform.backup.BackupRefused;
import com.billify.platform.backup.KeyFile;
import com.billify.platform.backup.Restore;
import com.billify.platform.backup.Secret;
import com.billify.platform.backup.Summary;
import com.billify.platform.database.Installation;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code restore}: puts a backup into an empty place and proves that all of it is there. */
final class RestoreCommand {
    static final String HELP = """
            Usage: billify restore FILE --data DIR [--key FILE | --passphrase FILE]

            Puts a backup into an empty data folder, compares every table and every sum of money with what was
            saved, and leaves nothing behind where anything differs. Afterwards: billify run --data DIR.

              FILE               the backup
              --data DIR         the data folder to make; not there yet, or empty. With BILLIFY_DB_URL the
                                 backup goes into that database instead, which must be empty
              --key FILE         the key that it was made with (backup.key beside it)
              --passphrase FILE  or the passphrase, in the first line of this file; or set
                                 BILLIFY_BACKUP_PASSPHRASE
              --help             show this

            Exit status: 0 done, 1 done but for files that the backup lacks, 2 wrong usage, 3 nothing was restored.
            """;

    private final Options given;

    private RestoreCommand(Options given) {
        this.given = given;
    }

    /** @throws WrongUsage when an option is unknown or lacks its value */
    static RestoreCommand parse(List<String> args) throws WrongUsage {
        Options given = Options.withOperands("restore", args, List.of("data", "key", "passphrase"), List.of());
        if (given.gives("key") && given.gives("passphrase")) {
            throw new WrongUsage("restore: either --key or --passphrase, not both");
        }
        return new RestoreCommand(given);
    }

    ExitStatus run(PrintStream stdout, PrintStream messages) throws WrongUsage {
        if (given.asksForHelp()) {
            stdout.print(HELP);
            return ExitStatus.DONE;
        }
        Path file = given.operand().orElseThrow(() -> new WrongUsage("restore: which backup?"));
        boolean outside = Installation.isOutside(System::getenv);
        Path data = outside ? Path.of("") : given.one("data");
        Optional<Secret> passphrase = given.gives("key") ? Optional.empty() : Place.passphrase(given);
        try {
            Secret secret = passphrase.isPresent()
                    ? passphrase.get()
                    : KeyFile.read(Place.keyFile(given, file.toAbsolutePath().resolveSibling("")));
            Summary summary = outside
                    ? Restore.into(Installation.outside(System::getenv), file, secret)
                    : Restore.intoFolder(file, secret, data);
            messages.printf(
                    Locale.ROOT,
                    "Restored %s: %,d rows of %d tables and %d sums of money, all equal to what was saved.%n",
                    summary.inWords(),
                    summary.rows(),
                    summary.tables(),
                    summary.sums());
            if (summary.rootKeyNeeded()) {
                messages.println(
                        "Put the root.key that belongs to it (or BILLIFY_ROOT_KEY) in place before you start: without it"
                                + " the original files cannot be opened, and links must be made anew.");
            }
            messages.println("People sign in again, as who was signed in is not kept.");
            stdout.println(outside ? "restored" : data);
            return Place.endLacking(summary, messages);
        } catch (BackupRefused refused) {
            messages.println(Place.line(refused));
        } catch (StartRefused refused) {
            messages.println("billify: " + refused.getMessage());
        }
        return ExitStatus.NOTHING_WRITTEN;
    }
}
