package dev.assay.faults.load;

import java.time.LocalDate;
import java.util.Random;
import java.util.UUID;

/// The bodies of commands. Each carries its key in a text, by which its event is found in the store.
public final class Requests {

    /// Before a key in a text.
    public static final String MARK = "mark:";

    private final Organisation organisation;
    private final Actor hr;
    private final Actor manager;
    private final String client;
    private int number;

    Requests(Organisation organisation, Actor hr, Actor manager, String client) {
        this.organisation = organisation;
        this.hr = hr;
        this.manager = manager;
        this.client = client;
    }

    Request register(UUID id) {
        String key = key();
        return request(hr, key, id, "/api/engineers", """
                {"engineerId":"%s","name":"%s","email":"%s@faults.example","roleId":"%s","managerId":"%s","effectiveOn":"%s"}""".formatted(
                        id, MARK + key, key, Organisation.ROLE, manager.id(), day(-400)));
    }

    Request evidence(Engineer engineer, Random random) {
        return evidence(manager, engineer.id, day(-1 - random.nextInt(300)));
    }

    /// By a person of HR, of whom many write to the same engineer.
    Request sharedEvidence(UUID engineer) {
        return evidence(hr, engineer, day(-1));
    }

    /// Refused by a rule.
    Request evidenceFromTheFuture(Engineer engineer) {
        return evidence(manager, engineer.id, day(30));
    }

    /// Refused, because there is no such engineer.
    Request evidenceOfNobody(UUID nobody) {
        return evidence(hr, nobody, day(-1));
    }

    /// Refused as malformed.
    Request nonsense(Engineer engineer) {
        String key = key();
        return request(hr, key, engineer.id, "/api/engineers/" + engineer.id + "/evidence", "{\"side\":7}");
    }

    /// Refused, because a panel may not.
    Request notAllowed(Engineer engineer) {
        return evidence(organisation.panel(), engineer.id, day(-1));
    }

    Request rating(Engineer engineer, Random random) {
        String key = key();
        return request(manager, key, engineer.id, ratings(engineer), "{" + judgement(engineer, key, random) + "}");
    }

    Request revision(Engineer engineer, Random random) {
        String key = key();
        return request(
                manager,
                key,
                engineer.id,
                ratings(engineer) + "/" + engineer.rating + "/revision",
                "{" + judgement(engineer, key, random)
                        + ",\"reasonCode\":\"NEW_EVIDENCE\",\"reason\":\"It looks different now.\"}");
    }

    /// There is no text in it: the rating tells, which nobody else shares.
    Request sharing(Engineer engineer) {
        String key = key();
        return new Request(
                manager,
                key,
                sharing(String.valueOf(engineer.rating)),
                engineer.id,
                ratings(engineer) + "/" + engineer.rating + "/sharing",
                "");
    }

    /// How the event of a sharing is found in the store.
    public static String sharing(String ratingId) {
        return "sharing/" + ratingId;
    }

    Request proposal(Engineer engineer) {
        String key = key();
        return request(
                organisation.director(),
                key,
                engineer.id,
                "/api/engineers/" + engineer.id + "/promotions",
                "{\"targetRoleId\":\"%s\",\"reason\":\"%s\"}".formatted(Organisation.NEXT_ROLE, MARK + key));
    }

    Request decision(Engineer engineer, boolean approved) {
        String key = key();
        String body = approved
                ? "{\"decision\":\"APPROVE\",\"reason\":\"%s\",\"effectiveOn\":\"%s\"}".formatted(MARK + key, day(0))
                : "{\"decision\":\"DECLINE\",\"reason\":\"%s\",\"reviewOn\":\"%s\"}".formatted(MARK + key, day(90));
        return request(
                organisation.panel(),
                key,
                engineer.id,
                "/api/engineers/" + engineer.id + "/promotions/" + engineer.openCase + "/decision",
                body);
    }

    private Request evidence(Actor actor, UUID engineer, LocalDate day) {
        String key = key();
        return request(
                actor, key, engineer, "/api/engineers/" + engineer + "/evidence", """
                {"side":"INDIVIDUAL","kind":"MANAGER","summary":"%s","cells":["4/High"],"effectiveOn":"%s"}""".formatted(MARK + key, day));
    }

    /// Levels 3 and 4 only: nothing then waits for a second reviewer. The ones at 4 may be overdue at once.
    private String judgement(Engineer engineer, String key, Random random) {
        boolean high = !engineer.evidence.isEmpty() && random.nextBoolean();
        String evidence = high ? "\"" + engineer.evidence.getLast() + "\"" : "";
        String[] bands = {"Low", "Mid", "High"};
        return """
                "level":%d,"band":"%s","confidence":%d,"rationale":"%s","evidenceIds":[%s],\
                "periodFrom":"%s","periodTo":"%s","effectiveOn":"%s"\
                """.formatted(
                        high ? 4 : 3,
                        bands[random.nextInt(bands.length)],
                        70 + random.nextInt(31),
                        MARK + key,
                        evidence,
                        day(-100),
                        day(-1),
                        day(0));
    }

    private Request request(Actor actor, String key, UUID engineer, String path, String body) {
        return new Request(actor, key, key, engineer, path, body);
    }

    private static String ratings(Engineer engineer) {
        return "/api/engineers/" + engineer.id + "/ratings";
    }

    private LocalDate day(int fromToday) {
        return organisation.today().plusDays(fromToday);
    }

    private String key() {
        return client + "-" + number++;
    }
}
