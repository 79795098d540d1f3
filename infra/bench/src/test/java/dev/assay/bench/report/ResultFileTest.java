package dev.assay.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {

    private static final Result RESULT = new Result("http", "How many?")
            .add(new Series("commands", "1/s", List.of(1000.0, 3000.0, 2000.0)))
            .add(Goal.atLeast("commands / floor", 0.2, "", 0.3))
            .add(Goal.atMost("p99", 12.34, "ms", 50))
            .note("with tokens");
    private static final ResultFile FILE = ResultFile.of(
            RESULT,
            "2026-01-02T03:04:05Z",
            "abc",
            new Machine("a processor", 2, 24, "Linux"),
            new Versions(Map.of("java", "25")));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() {
        FILE.write(folder);
        assertThat(ResultFile.readAll(folder)).containsExactly(FILE);
    }

    @Test
    void theFileSaysWhereAndOfWhatItWasMeasured() throws IOException {
        FILE.write(folder);
        assertThat(Files.readString(folder.resolve("http.json")))
                .contains(
                        "\"at\" : \"2026-01-02T03:04:05Z\"", "\"commit\" : \"abc\"", "\"processor\" : \"a processor\"")
                .contains("\"median\" : 2000.0", "\"rounds\" : [ 1000.0, 3000.0, 2000.0 ]")
                .contains("\"bound\" : \"AT_LEAST\"", "\"limit\" : 0.3");
    }

    @Test
    void theSummaryShowsWhichGoalsAreMet() throws IOException {
        FILE.write(folder);
        String goals = Summary.write(folder);
        assertThat(goals).isEqualTo("""
            | measure | what             | result  | target          |        |
            |---------|------------------|---------|-----------------|--------|
            | http    | commands / floor | 0.20    | at least 0.30   | missed |
            | http    | p99              | 12.3 ms | at most 50.0 ms | met    |
            """);
        assertThat(Files.readString(folder.resolve("results.md"))).contains(goals, "- with tokens", "commit abc");
    }

    @Test
    void aGoalOnItsBoundIsMet() {
        assertThat(Goal.atLeast("a", 0.3, "", 0.3).met()).isTrue();
        assertThat(Goal.atMost("a", 50, "ms", 50).met()).isTrue();
        assertThat(Goal.atMost("a", 50.1, "ms", 50).met()).isFalse();
    }
}
