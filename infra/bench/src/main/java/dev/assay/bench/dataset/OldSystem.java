package dev.assay.bench.dataset;

import dev.assay.bench.load.Organisation;
import dev.assay.bench.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/// What an HR department brings from its old system, as NDJSON: engineers with their evidence and ratings.
///
/// Whoever comes first leads those who come later, as in a [Workload], and rates them.
///
/// @param number another one is another company
public record OldSystem(int number) {

    private static final int EVIDENCE = 5;
    private static final int RATINGS = 4;
    private static final List<String> CELLS = List.of("2/Mid", "2/High", "3/Low", "3/Mid", "3/High");
    private static final LocalDate JOINED = LocalDate.of(2018, 1, 8);

    /// @param count of rows, a multiple of ten: one engineer with five pieces of evidence and four ratings
    public byte[] rows(int count) {
        var random = new SplittableRandom(number);
        var text = new StringBuilder(count * 250);
        for (int engineer = 0; engineer < count / (1 + EVIDENCE + RATINGS); engineer++) {
            String id = "company-" + number + "-" + engineer;
            engineer(text, id, engineer);
            for (int fact = 0; fact < EVIDENCE; fact++) {
                evidence(text, id, fact, random);
            }
            for (int fact = 0; fact < RATINGS; fact++) {
                rating(text, id, engineer, fact, random);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void engineer(StringBuilder text, String id, int engineer) {
        text.append("{\"kind\":\"engineer\",\"engineerExternalId\":\"").append(id);
        text.append("\",\"name\":\"Engineer of old\",\"email\":\"").append(id);
        text.append("@old.example\",\"roleId\":\"").append(Workload.ROLE);
        text.append("\",").append(leader("manager", engineer));
        text.append(",\"effectiveOn\":\"").append(JOINED).append("\"}\n");
    }

    /// @param as `manager` or `rater`
    private String leader(String as, int engineer) {
        int group = engineer / Workload.REPORTS;
        return group == 0
                ? "\"%sId\":\"%s\"".formatted(as, Organisation.manager(engineer))
                : "\"%sExternalId\":\"company-%d-%d\"".formatted(as, number, group - 1);
    }

    private static void evidence(StringBuilder text, String id, int fact, SplittableRandom random) {
        text.append("{\"kind\":\"evidence\",\"engineerExternalId\":\"").append(id);
        text.append("\",\"externalId\":\"").append(id).append("-e").append(fact);
        text.append("\",\"side\":\"INDIVIDUAL\",\"evidenceKind\":\"PEER\",\"summary\":\"");
        text.append("Kept the service running during the move to another region, and wrote down how");
        text.append("\",\"cells\":[\"").append(cell(random)).append("\"],\"effectiveOn\":\"");
        text.append(JOINED.plusDays(100L + fact)).append("\"}\n");
    }

    private void rating(StringBuilder text, String id, int engineer, int fact, SplittableRandom random) {
        LocalDate on = JOINED.plusDays(200L + 180L * fact);
        text.append("{\"kind\":\"rating\",\"engineerExternalId\":\"").append(id);
        text.append("\",\"externalId\":\"").append(id).append("-r").append(fact);
        text.append("\",")
                .append(leader("rater", engineer))
                .append(",\"cell\":\"")
                .append(cell(random))
                .append("\",\"confidence\":")
                .append(70 + random.nextInt(31));
        text.append(",\"rationale\":\"As the yearly talk of that time has it, with the goals that were agreed\"");
        text.append(",\"evidenceExternalIds\":[\"")
                .append(id)
                .append("-e")
                .append(fact)
                .append("\"]");
        text.append(",\"periodFrom\":\"")
                .append(on.minusDays(180))
                .append("\",\"periodTo\":\"")
                .append(on);
        text.append("\",\"effectiveOn\":\"").append(on).append("\"}\n");
    }

    private static String cell(SplittableRandom random) {
        return CELLS.get(random.nextInt(CELLS.size()));
    }
}
