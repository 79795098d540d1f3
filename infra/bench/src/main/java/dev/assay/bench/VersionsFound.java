package dev.assay.bench;

import dev.assay.bench.report.Versions;
import dev.assay.bench.stack.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The versions that run, read from what is packaged and from the server itself.
final class VersionsFound {

    private static final List<String> LIBRARIES = List.of(
            "spring-boot",
            "axon-eventsourcing",
            "kafka-clients",
            "mongodb-driver-sync",
            "postgresql",
            "tomcat-embed-core");
    private static final Pattern JAR = Pattern.compile("(.+?)-([0-9][^/]*)\\.jar");

    private VersionsFound() {}

    static Versions of(Setting setting) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        versions.put("java", Runtime.version().toString());
        versions.put("PostgreSQL server", setting.postgres().version());
        for (String service : List.of("command-service", "query-service")) {
            Path libraries = setting.serviceJar(service).resolveSibling("lib");
            try (Stream<Path> jars = Files.list(libraries)) {
                jars.map(jar -> JAR.matcher(jar.getFileName().toString()))
                        .filter(Matcher::matches)
                        .filter(jar -> LIBRARIES.contains(jar.group(1)))
                        .forEach(jar -> versions.put(jar.group(1), jar.group(2)));
            }
        }
        return new Versions(versions);
    }
}
