package com.billify;

import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application: every module below this package, wired by Spring. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
public class Billify {

    private static final int REFUSED = 1;
    private static final int WRONG_OPTION = 2;

    /**
     * {@code run [--port N] [--host H] [--data DIR] [--no-demo]}: serves until it is told to stop, then stops the web, the
     * connections and the database, in this order. Exit code 1 when it cannot start, 2 when an option is wrong.
     */
    public static void main(String[] arguments) {
        RunOptions options;
        try {
            options = RunOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_OPTION);
            return;
        }
        try {
            System.out.println("Billify is ready at " + address(start(options), options.host()));
        } catch (SpringApplication.AbandonedRunException e) {
            throw e; // the build only wanted to know the beans
        } catch (RuntimeException e) {
            System.exit(REFUSED); // why is told by StartFailures, or by Spring where it is a mistake of ours
        }
    }

    private static ConfigurableApplicationContext start(RunOptions options) {
        SpringApplication application = new SpringApplication(Billify.class);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "command line",
                        Map.of(
                                "server.port", options.port(),
                                "server.address", options.host(),
                                "billify.data", options.data().toString(),
                                "billify.demo", options.demo()))));
        return application.run();
    }

    private static String address(ConfigurableApplicationContext context, String host) {
        String shown = host.equals("0.0.0.0") ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + context.getEnvironment().getRequiredProperty("local.server.port");
    }
}
