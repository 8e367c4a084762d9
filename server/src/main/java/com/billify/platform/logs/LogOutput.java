package com.billify.platform.logs;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import com.billify.platform.StartRefused;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the log as the environment says. It is made by Logback, by its name, before anything of Billify's is there; a variable that
 * makes no sense is refused a moment later by {@link LogCheck}, and until then the log is lines on the error stream.
 */
public final class LogOutput extends UnsynchronizedAppenderBase<ILoggingEvent> {
    /** Set by commands, which stand beside a server: its file is not theirs. */
    private static final String OF_A_COMMAND = "billify.command";

    private static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{36} %msg%n";
    private static final FileSize LARGEST = FileSize.valueOf("10MB");
    private static final FileSize LARGEST_TOGETHER = FileSize.valueOf("200MB");
    private static final int DAYS = 30;

    private final Function<String, @Nullable String> variables;
    private @Nullable OutputStreamAppender<ILoggingEvent> target;

    public LogOutput() {
        this(name -> name.equals(LogPlan.FILE) && Boolean.getBoolean(OF_A_COMMAND) ? null : System.getenv(name));
    }

    LogOutput(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    @Override
    public void start() {
        LogPlan plan;
        try {
            plan = LogPlan.of(variables);
        } catch (StartRefused e) {
            plan = new LogPlan(false, Optional.empty());
        }
        OutputStreamAppender<ILoggingEvent> made =
                plan.file().isPresent() ? file(plan.file().get()) : errors();
        made.setContext(getContext());
        made.setEncoder(encoder(plan.json()));
        made.start();
        target = made;
        super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (target != null) {
            target.doAppend(event);
        }
    }

    @Override
    public void stop() {
        super.stop();
        if (target != null) {
            target.stop();
        }
    }

    private static OutputStreamAppender<ILoggingEvent> errors() {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        return appender;
    }

    private OutputStreamAppender<ILoggingEvent> file(Path file) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(getContext());
        appender.setFile(file.toString());
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(getContext());
        policy.setParent(appender);
        policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
        policy.setMaxFileSize(LARGEST);
        policy.setMaxHistory(DAYS);
        policy.setTotalSizeCap(LARGEST_TOGETHER);
        policy.start();
        appender.setRollingPolicy(policy);
        return appender;
    }

    private Encoder<ILoggingEvent> encoder(boolean json) {
        if (json) {
            JsonEncoder encoder = new JsonEncoder();
            encoder.setContext(getContext());
            encoder.setWithSequenceNumber(false);
            encoder.setWithNanoseconds(false);
            encoder.setWithContext(false);
            encoder.setWithMessage(false);
            encoder.setWithArguments(false);
            encoder.setWithFormattedMessage(true);
            encoder.start();
            return encoder;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(getContext());
        encoder.setPattern(LINE);
        encoder.start();
        return encoder;
    }
}
