package com.billify.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Where the commands begin, but for {@code run}. Loads no framework, so that an answer comes at once. */
public final class CommandLine {
    private CommandLine() {}

    public static void main(String[] args) {
        // What libraries have to say goes to standard error as in the server; it is asked for before the first of them
        // speaks.
        System.setProperty("logback.configurationFile", "logback-spring.xml");
        System.setProperty("billify.command", "true"); // the log file of a server is not for those beside it
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int status = run(Arrays.asList(args), out, err);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /**
     * Runs one command to its end.
     *
     * @param out takes JSON, one object a line, and help where asked for
     * @param err takes messages for people
     * @return the exit status, see {@link ExitStatus}
     */
    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            return dispatch(args, out, err).code();
        } catch (WrongUsage wrong) {
            err.println("billify: " + wrong.getMessage());
            return ExitStatus.WRONG_USAGE.code();
        }
    }

    private static ExitStatus dispatch(List<String> args, PrintStream out, PrintStream err) throws WrongUsage {
        if (args.isEmpty()) {
            throw new WrongUsage(
                    "which command? extract reads bank files and invoices, reconcile brings them together, forecast looks ahead");
        }
        List<String> rest = args.subList(1, args.size());
        return switch (args.getFirst()) {
            case "extract" -> ExtractCommand.parse(rest).run(out, err);
            case "reconcile" -> ReconcileCommand.parse(rest).run(out, err);
            case "forecast" -> ForecastCommand.parse(rest).run(out, err);
            case "backup" -> BackupCommand.parse(rest).run(out, err);
            case "restore" -> RestoreCommand.parse(rest).run(out, err);
            case "doctor" -> DoctorCommand.parse(rest).run(out, err);
            case "export" -> ExportCommand.parse(rest).run(out, err);
            case "import" -> ImportCommand.parse(rest).run(out, err);
            case "--help", "-h" -> {
                out.print(ExtractCommand.HELP);
                out.println();
                out.print(ReconcileCommand.HELP);
                out.println();
                out.print(ForecastCommand.HELP);
                out.println();
                out.print(BackupCommand.HELP);
                out.println();
                out.print(RestoreCommand.HELP);
                out.println();
                out.print(DoctorCommand.HELP);
                out.println();
                out.print(ExportCommand.HELP);
                out.println();
                out.print(ImportCommand.HELP);
                yield ExitStatus.DONE;
            }
            default -> throw new WrongUsage("no such command: " + args.getFirst());
        };
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
