package dev.assay.local;

import dev.assay.embedded.NotStarted;
import dev.assay.local.demo.Demo;
import dev.assay.local.demo.People;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/// Starts everything on this machine and, the first time, loads the demo organisation.
public final class LocalStack {

    private LocalStack() {}

    /// @param arguments none; the settings are environment variables. The working folder is the repository's.
    public static void main(String[] arguments) {
        // Before there are threads, which would find the logging half set up.
        LoggerFactory.getLogger(LocalStack.class);
        PrintStream out = System.out;
        long start = System.nanoTime();
        Settings settings;
        Stack stack;
        try {
            settings = Settings.of(System.getenv());
            stack = Stack.start(settings, Path.of(""), People.clients(), People.ALERT_POLICY, line -> {
                synchronized (out) {
                    out.printf("%5.1f s  %s%n", seconds(start), line);
                }
            });
        } catch (NotStarted e) {
            exitWith(e.getMessage());
            return;
        } catch (RuntimeException e) {
            e.printStackTrace();
            exitWith("The local stack did not start.");
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
        loadDemo(stack, settings, out, start);
        out.print(welcome(settings));
        out.flush();
    }

    private static void loadDemo(Stack stack, Settings settings, PrintStream out, long start) {
        try (var demo = new Demo(stack.commandService(), stack.issuer(), settings.data(), Clock.systemDefaultZone())) {
            if (demo.load()) {
                out.printf("%5.1f s  The demo organisation is loaded%n", seconds(start));
            }
        } catch (RuntimeException e) {
            // What runs is still of use without it; the next start goes on where this one stopped.
            out.println("The demo organisation could not be loaded: " + e.getMessage());
        }
    }

    private static String welcome(Settings settings) {
        return """

                Assay is up. Queries on http://127.0.0.1:%1$d, commands on http://127.0.0.1:%2$d, events on Kafka 127.0.0.1:%3$d.
                Users for infra/local/token: hr manager director engineer panel analyst operator. Logs and data: %4$s

                Which promotions are overdue?
                  curl -H "Authorization: Bearer $(infra/local/token hr)" http://127.0.0.1:%1$d/api/alerts
                Who changed which rating, and why?
                  curl -H "Authorization: Bearer $(infra/local/token hr)" http://127.0.0.1:%1$d/api/audit
                One engineer's story:
                  curl -H "Authorization: Bearer $(infra/local/token manager)" http://127.0.0.1:%1$d/api/engineers/%5$s/timeline

                Ctrl-C stops everything.
                """.formatted(
                        settings.query().number(),
                        settings.command().number(),
                        settings.kafka().number(),
                        settings.data(),
                        People.STORY);
    }

    private static double seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
    }

    /// Kafka's threads would keep this process alive.
    private static void exitWith(@Nullable String message) {
        System.err.println(message);
        System.err.flush();
        System.exit(1);
    }
}
