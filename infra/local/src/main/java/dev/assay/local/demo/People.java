package dev.assay.local.demo;

import dev.assay.local.issuer.Client;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everybody in the demo organisation, managers before their reports.
public final class People {

    /// The engineer whose ratings were revised, corrected and retracted.
    public static final UUID STORY = id(9);

    /// As whom query-service sends its commands.
    public static final Client ALERT_POLICY = new Client("alert-policy", id(100), Set.of("SERVICE"));

    static final List<Person> ALL = List.of(
            user("hr", 1, "Rosa Lindqvist", "HR"),
            user("analyst", 2, "Tomas Okafor", "ANALYST"),
            manager("director", 3, "Ingrid Solberg", "DIRECTOR", "HoE", null),
            manager("manager", 4, "Mateo Ferrari", "MANAGER", "EM", "director"),
            manager("manager-reliability", 5, "Aisha Karimi", "MANAGER", "EM", "director"),
            manager("panel", 6, "Helene Novak", "PANEL", "PA", "director"),
            engineer("bruno", 7, "Bruno Alves", "IMPE", "manager", 720),
            engineer("chiyo", 8, "Chiyo Tanaka", "IMPE", "manager", 700),
            new Person("engineer", STORY, "Grzegorz Wilk", Set.of("ENGINEER"), "IMPE", "manager", 715),
            engineer("dalia", 10, "Dalia Haddad", "IMPE", "manager-reliability", 690),
            engineer("emil", 11, "Emil Larsen", "IMPE", "manager", 650),
            engineer("farah", 12, "Farah Yilmaz", "IMPE", "manager-reliability", 725),
            engineer("hana", 13, "Hana Kovar", "IMPE", "manager-reliability", 600),
            engineer("ivo", 14, "Ivo Marin", "IMPE", "manager", 400),
            engineer("nils", 15, "Nils Berg", "IMPE", "manager-reliability", 710),
            engineer("jonas", 16, "Jonas Weber", "JPE", "manager", 350),
            engineer("kaya", 17, "Kaya Demir", "GPE", "manager-reliability", 120),
            engineer("lena", 18, "Lena Fischer", "SPE", "manager", 728));

    /// Who keeps the services running and is not on the roster.
    private static final Client OPERATOR = new Client("operator", id(101), Set.of("OPERATOR"));

    private static final int FOUNDED_DAYS_AGO = 730;

    private People() {}

    /// Everybody who may ask the issuer for tokens.
    public static List<Client> clients() {
        Stream<Client> users = ALL.stream()
                .filter(person -> !person.roles().isEmpty())
                .map(person -> new Client(person.key(), person.id(), person.roles()));
        return Stream.concat(users, Stream.of(ALERT_POLICY, OPERATOR)).toList();
    }

    private static Person user(String key, int number, String name, String role) {
        return new Person(key, id(number), name, Set.of(role), null, null, FOUNDED_DAYS_AGO);
    }

    private static Person manager(
            String key, int number, String name, String role, String roleId, @Nullable String manager) {
        return new Person(key, id(number), name, Set.of(role), roleId, manager, FOUNDED_DAYS_AGO);
    }

    private static Person engineer(
            String key, int number, String name, String roleId, String manager, int joinedDaysAgo) {
        return new Person(key, id(number), name, Set.of(), roleId, manager, joinedDaysAgo);
    }

    /// Version 7, as every id of the system, but the same on every machine.
    private static UUID id(int number) {
        return new UUID(0x019b_76da_a800_7000L, 0x8000_0000_0000_0000L + number);
    }
}
