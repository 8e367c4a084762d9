package com.billify.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command as they were given: each with its values, up to the next option. */
final class Options {
    private final String command;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> flags = new LinkedHashSet<>();
    private final List<String> operands = new ArrayList<>();
    private boolean help;

    private Options(String command) {
        this.command = command;
    }

    /**
     * @param valued names of options that take values, as {@code --bank ONE TWO} or {@code --bank=ONE}
     * @param plain names of options that take none
     * @throws WrongUsage when an option is neither, or lacks its value, or something stands before all options
     */
    static Options parse(String command, List<String> args, List<String> valued, List<String> plain) throws WrongUsage {
        return parse(command, args, valued, plain, false);
    }

    /**
     * The same for a command that is about a thing, as in {@code restore FILE --data DIR}: an option takes one value, and
     * what belongs to no option is an operand.
     */
    static Options withOperands(String command, List<String> args, List<String> valued, List<String> plain)
            throws WrongUsage {
        return parse(command, args, valued, plain, true);
    }

    private static Options parse(
            String command, List<String> args, List<String> valued, List<String> plain, boolean takesOperands)
            throws WrongUsage {
        Options options = new Options(command);
        String current = null;
        for (String arg : args) {
            int equals = arg.indexOf('=');
            String name = arg.startsWith("--") ? arg.substring(2, equals < 0 ? arg.length() : equals) : "";
            if (arg.equals("--help") || arg.equals("-h")) {
                options.help = true;
            } else if (valued.contains(name)) {
                current = equals < 0 ? name : null;
                List<String> given = options.values.computeIfAbsent(name, none -> new ArrayList<>());
                if (equals >= 0) {
                    given.add(arg.substring(equals + 1));
                }
            } else if (plain.contains(name) && equals < 0) {
                current = null;
                options.flags.add(name);
            } else if (current != null && (!arg.startsWith("-") || arg.equals("-"))) {
                options.values
                        .computeIfAbsent(current, none -> new ArrayList<>())
                        .add(arg);
                current = takesOperands ? null : current;
            } else if (arg.startsWith("-")) {
                throw new WrongUsage(command + ": no such option: " + arg);
            } else if (takesOperands) {
                options.operands.add(arg);
            } else {
                throw new WrongUsage(command + ": what is '" + arg + "'? it belongs to no option");
            }
        }
        return options;
    }

    boolean asksForHelp() {
        return help;
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** Whether the option was given, with or without a value. */
    boolean gives(String name) {
        return values.containsKey(name);
    }

    /** The one operand; empty when there is none. @throws WrongUsage when there are more, or it is no path */
    Optional<Path> operand() throws WrongUsage {
        if (operands.size() > 1) {
            throw new WrongUsage(command + ": what is '" + operands.get(1) + "'? it belongs to no option");
        }
        return operands.isEmpty() ? Optional.empty() : Optional.of(path(operands.getFirst()));
    }

    /** The one value as it was given. @throws WrongUsage unless exactly one was */
    String word(String name) throws WrongUsage {
        one(name);
        return java.util.Objects.requireNonNull(values.get(name)).getFirst();
    }

    /** @throws WrongUsage unless exactly one value was given */
    Path one(String name) throws WrongUsage {
        List<Path> paths = some(name);
        if (paths.size() > 1) {
            throw new WrongUsage(command + ": --" + name + " is given once");
        }
        return paths.getFirst();
    }

    /** @throws WrongUsage when none was given, or one is no path */
    List<Path> some(String name) throws WrongUsage {
        List<String> given = values.get(name);
        if (given == null) {
            throw new WrongUsage(command + ": --" + name + " is missing");
        }
        if (given.isEmpty()) {
            throw new WrongUsage(command + ": --" + name + " needs a value");
        }
        List<Path> paths = new ArrayList<>();
        for (String value : given) {
            paths.add(path(value));
        }
        return paths;
    }

    private Path path(String value) throws WrongUsage {
        try {
            if (!value.isEmpty()) {
                return Path.of(value);
            }
        } catch (InvalidPathException impossible) {
            // said below
        }
        throw new WrongUsage(command + ": not a path: '" + value + "'");
    }
}
