package dev.assay.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// Where recorded services spent their time: by the method on top, and by the topmost method of ours.
final class HotMethods {

    private static final int SHOWN = 25;

    private HotMethods() {}

    static void print(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                print(RecordingFile.readAllEvents(file), file);
            }
        }
    }

    private static void print(List<RecordedEvent> events, Path file) {
        Map<String, Long> top = new HashMap<>();
        Map<String, Long> ours = new HashMap<>();
        long samples = 0;
        for (RecordedEvent event : events) {
            if (!event.getEventType().getName().equals("jdk.ExecutionSample") || event.getStackTrace() == null) {
                continue;
            }
            samples++;
            List<RecordedFrame> frames = event.getStackTrace().getFrames();
            top.merge(name(frames.getFirst()), 1L, Long::sum);
            frames.stream()
                    .map(HotMethods::name)
                    .filter(name -> name.startsWith("dev.assay."))
                    .findFirst()
                    .ifPresent(name -> ours.merge(name, 1L, Long::sum));
        }
        System.out.printf("%n%s: %d samples%n", file, samples);
        print("on top", top, samples);
        print("topmost of ours", ours, samples);
    }

    private static void print(String title, Map<String, Long> counts, long samples) {
        System.out.println("  " + title);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(entry ->
                        System.out.printf("  %5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()));
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }
}
