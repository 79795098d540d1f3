package dev.assay.faults;

import dev.assay.embedded.NotStarted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the command line asks for.
///
/// @param lasts how long things are broken; setting up and checking come on top
/// @param clients that write at the same time
/// @param perSecond commands of all clients together
/// @param transaction how long a transaction stays open in the longest fault of its kind
/// @param outage how long Kafka stays away in the longest fault of its kind
/// @param chosen the faults to inject, one after the other; empty for all, by chance
public record Options(
        Duration lasts,
        long seed,
        int clients,
        int perSecond,
        Duration transaction,
        Duration outage,
        List<String> chosen) {

    private static final int CLIENTS = 12;
    private static final int PER_SECOND = 60;

    /// @throws NotStarted if something cannot be understood
    static Options parse(List<String> arguments) {
        int minutes = 30;
        long seed = 1;
        int perSecond = PER_SECOND;
        List<String> chosen = new ArrayList<>();
        for (int at = 0; at < arguments.size(); at += 2) {
            String value = value(arguments, at + 1);
            switch (arguments.get(at)) {
                case "--minutes" -> minutes = Math.toIntExact(number(value));
                case "--seed" -> seed = number(value);
                case "--per-second" -> perSecond = Math.toIntExact(number(value));
                case "--fault" -> chosen.add(value);
                default -> throw usage();
            }
        }
        return of(Duration.ofMinutes(minutes), seed, perSecond, List.copyOf(chosen));
    }

    static Options of(Duration lasts, long seed, int perSecond, List<String> chosen) {
        boolean isLong = lasts.compareTo(Duration.ofMinutes(10)) >= 0;
        return new Options(
                lasts,
                seed,
                CLIENTS,
                perSecond,
                isLong ? Duration.ofSeconds(90) : Duration.ofSeconds(20),
                isLong ? Duration.ofSeconds(120) : Duration.ofSeconds(20),
                chosen);
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw usage();
        }
        return arguments.get(at);
    }

    private static long number(String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw usage();
        }
    }

    private static NotStarted usage() {
        return new NotStarted("Usage: infra/faults/run [--minutes N] [--seed S] [--per-second C] [--fault NAME]...");
    }
}
