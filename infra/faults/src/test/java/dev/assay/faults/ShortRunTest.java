package dev.assay.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.faults.check.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A handful of faults with a fixed seed; `infra/faults/run` goes on for as long as one likes.
class ShortRunTest {

    private static final List<String> FAULTS = List.of(
            "records repeated assay.events",
            "poison event with broken data assay.events",
            "connections cut postgres",
            "killed while it holds the ledger's lock a command service",
            "older run of records delivered again assay.events",
            "connections lost without a word postgres",
            "SIGKILL kafka",
            "wiped while it runs mongodb");

    @Test
    void theSystemLosesNothingAndDoublesNothingUnderAHandfulOfFaults(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path work) throws Exception {
        Options options = Options.of(Duration.ofMinutes(1), 3, 40, FAULTS);

        Outcome outcome =
                new Run(options, Path.of("../..").toAbsolutePath().normalize(), work, System.out::println).play();

        assertThat(outcome.injections()).hasSize(FAULTS.size()).allSatisfy(injection -> assertThat(injection.failure())
                .isEmpty());
        assertThat(outcome.promises()).allSatisfy(promise -> {
            assertThat(promise.described()).as(promise.check()).isEmpty();
            assertThat(promise.violations()).as(promise.check()).isZero();
        });
        assertThat(outcome.promises())
                .filteredOn(promise -> promise.examined() == 0)
                .extracting(Result::check)
                .isEmpty();
    }
}
