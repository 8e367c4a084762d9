package com.billify;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * How to run.
 *
 * @param port 0 lets the machine choose a free one
 * @param host the address to listen on; the machine itself only, unless told otherwise
 * @param data where everything is kept
 * @param demo whether a company to look around in is made when there is none
 */
record RunOptions(int port, String host, Path data, boolean demo) {

    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException with one line that says which option is wrong */
    static RunOptions parse(List<String> arguments) {
        int port = 8080;
        String host = "127.0.0.1";
        Path data = Path.of(".billify", "data");
        boolean demo = true;
        Iterator<String> rest = arguments.iterator();
        if (!rest.hasNext() || !rest.next().equals("run")) {
            throw new IllegalArgumentException("The command is: run [--port N] [--host H] [--data DIR] [--no-demo]");
        }
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--host" -> host = host(value(option, rest));
                case "--data" -> data = folder(value(option, rest));
                case "--no-demo" -> demo = false;
                default -> throw new IllegalArgumentException("Unknown option: " + option);
            }
        }
        return new RunOptions(port, host, data, demo);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException("Option " + option + " needs a value.");
        }
        return rest.next();
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // told below, like a number that is no port
        }
        throw new IllegalArgumentException("Option --port needs a number from 0 to 65535, not: " + text);
    }

    private static String host(String text) {
        try {
            var unused = InetAddress.getByName(text);
            return text;
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("Option --host needs an address of this machine, not: " + text, e);
        }
    }

    private static Path folder(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Option --data needs a folder, not: " + text, e);
        }
    }
}
