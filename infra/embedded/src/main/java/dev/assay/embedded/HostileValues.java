package dev.assay.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/// Values at and beyond the ends of what a parameter can be, for tests that send each of them wherever a caller may
/// say something.
public final class HostileValues {

    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "-9223372036854775808",
            "9223372036854775807",
            "9223372036854775808",
            "2147483647",
            "-2147483648",
            "99999999999999",
            "1e309",
            "0x7fffffffffffffff");

    private static final List<String> TIMES = List.of(
            "+999999999-12-31",
            "-999999999-01-01",
            "9999-12-31",
            "0000-01-01",
            "2026-02-30",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z",
            "+31556889864403199-01-01T00:00:00Z",
            "2026-03-31T24:00:00Z");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x".repeat(3_000),
            "zzzz",
            "9/9999-99-99/zz",
            "1-1-1-1-1",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "{\"$gt\":\"\"}",
            "../../etc",
            "true",
            "null");

    private static final List<String> NOT_ASCII =
            List.of("\u0000", "\uffff", "a\u0000b", "\u202e", "\uD83D\uDE00", "line\nline");

    private HostileValues() {}

    /// At and beyond the ends of numbers; not all are numbers of JSON.
    public static List<String> numbers() {
        return NUMBERS;
    }

    /// At and beyond the ends of days and instants.
    public static List<String> times() {
        return TIMES;
    }

    /// Words that nobody expects.
    public static List<String> texts() {
        return Stream.concat(TEXTS.stream(), NOT_ASCII.stream()).toList();
    }

    /// Whatever a header can carry.
    public static List<String> inHeaders() {
        return Stream.of(NUMBERS, TIMES, TEXTS).flatMap(List::stream).toList();
    }

    /// Whatever a query can carry.
    public static List<String> inQueries() {
        return Stream.of(NUMBERS, TIMES, TEXTS, NOT_ASCII).flatMap(List::stream).toList();
    }

    /// The same, also as what a cursor of the services holds.
    public static List<String> inCursors() {
        return inQueries().stream()
                .flatMap(value -> Stream.of(value, cursor(value)))
                .toList();
    }

    private static String cursor(String content) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("1:" + content).getBytes(StandardCharsets.UTF_8));
    }
}
