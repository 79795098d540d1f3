package dev.assay.command.history.rows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.command.history.rows.Reading.Parsed;
import dev.assay.command.history.rows.Reading.Unreadable;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

class RowReaderTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private static final String NDJSON = """
        {"kind":"engineer","engineerExternalId":"p-1","name":"Kim \\"K\\" Aalto","email":"kim@example.org","roleId":"IMPE","effectiveOn":"2020-01-06"}
        {"kind":"evidence","engineerExternalId":"p-1","externalId":"e-1","side":"INDIVIDUAL","evidenceKind":"PEER","summary":"Two\\nlines, one comma","links":["https://example.org/a","https://example.org/b"],"cells":["3/Mid"],"effectiveOn":"2020-04-01"}
        {"kind":"rating","engineerExternalId":"p-1","raterId":"01900000-0000-7000-8000-000000000001","cell":"3/Mid","rubricVersion":2,"confidence":85,"rationale":"As agreed","evidenceExternalIds":["e-1"],"dampenersConsidered":["Had help"],"periodFrom":"2020-01-06","periodTo":"2020-06-30","effectiveOn":"2020-07-01"}
        """;

    private static final String CSV = """
        kind,engineerExternalId,externalId,name,email,roleId,raterId,side,evidenceKind,summary,links,cells,cell,rubricVersion,confidence,rationale,evidenceExternalIds,dampenersConsidered,periodFrom,periodTo,effectiveOn
        engineer,p-1,,"Kim ""K"" Aalto",kim@example.org,IMPE,,,,,,,,,,,,,,,2020-01-06
        evidence,p-1,e-1,,,,,INDIVIDUAL,PEER,"Two
        lines, one comma",https://example.org/a|https://example.org/b,3/Mid,,,,,,,,,2020-04-01
        rating,p-1,,,,,01900000-0000-7000-8000-000000000001,,,,,,3/Mid,2,85,As agreed,e-1,Had help,2020-01-06,2020-06-30,2020-07-01
        """;

    @Test
    void csvAndJsonOfTheSameFactsAreTheSameRows() throws IOException {
        List<Row> rows = rows(read(RowReader.Format.NDJSON, NDJSON));

        assertThat(rows).hasSize(3).isEqualTo(rows(read(RowReader.Format.CSV, CSV)));
        assertThat(((Row.OfEvidence) rows.get(1)).summary()).isEqualTo("Two\nlines, one comma");
    }

    @Test
    void aRowOfSeveralLinesIsNamedByItsFirst() throws IOException {
        String broken = CSV.replace("p-1,e-1", ",e-1").replace("3/Mid,2,85", "3/Mid,two,185");

        assertThat(errors(read(RowReader.Format.CSV, broken)))
                .containsExactly("3 engineerId import.person-unnamed", "5 rubricVersion type");
    }

    @Test
    void everythingThatIsWrongWithTheFieldsOfARowIsTold() throws IOException {
        assertThat(errors(read(
                        RowReader.Format.NDJSON,
                        NDJSON.replace("kim@example.org", "nowhere")
                                .replace("IMPE", "!")
                                .replace("https://example.org/b", "ftp://example.org")
                                .replace("2020-07-01", "1020-07-01"))))
                .containsExactly(
                        "1 email Email",
                        "1 roleId Pattern",
                        "2 links[1].<list element> Pattern",
                        "3 effectiveOn Plausible");
    }

    @Test
    void whatIsNoRowIsToldByItsLineAndNothingOfItIsRepeated() throws IOException {
        List<Reading> readings = read(RowReader.Format.NDJSON, """
            ["secret"]
            {"kind": "secret"}
            {"name": "secret"}
            null
            {"kind": "engineer", "secret": 1}
            {"kind": "engineer", "name": "secret", "name": "secret"}
            {"kind": "engineer"} {"kind": "engineer"}
            {"kind": "rating", "confidence": "85"}
            {"kind": "engineer", "engineerId": "01900000-0000-7000-8000-000000000001", "engineerExternalId": "p-1", "name": "Kim", "email": "kim@example.org", "roleId": "IMPE", "effectiveOn": "2020-01-06"}
            """);

        assertThat(errors(readings))
                .containsExactly(
                        "1 kind import.kind-unknown",
                        "2 kind import.kind-unknown",
                        "3 kind import.kind-unknown",
                        "4 null import.row-unreadable",
                        "5 secret unknown-field",
                        "6 null import.row-unreadable",
                        "7 null import.row-unreadable",
                        "8 confidence type",
                        "9 engineerId import.person-named-twice");
        assertThat(readings).allSatisfy(reading -> assertThat(((Unreadable) reading).errors())
                .allSatisfy(error -> assertThat(error.message()).doesNotContain("secret")));
    }

    @Test
    void aRowThatIsNoCsvIsToldAndTheNextOneIsRead() throws IOException {
        List<Reading> readings = read(RowReader.Format.CSV, """
            kind,engineerExternalId,name,email,roleId,effectiveOn
            engineer,p-1,Kim
            engineer,p-1,K"im,kim@example.org,IMPE,2020-01-06
            engineer,p-1,"Kim"x,kim@example.org,IMPE,2020-01-06
            engineer,p-1,Kim,kim@example.org,IMPE,2020-01-06
            """);

        assertThat(errors(readings))
                .containsExactly(
                        "2 null import.row-unreadable", "3 null import.row-unreadable", "4 null import.row-unreadable");
        assertThat(readings.getLast()).isInstanceOfSatisfying(Parsed.class, it -> assertThat(it.line())
                .isEqualTo(5));
    }

    @Test
    void aCsvFileInAnotherEncodingIsNotGuessed() throws IOException {
        byte[] file = "kind,name\nengineer,Jos\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(errors(readAll(RowReader.Format.CSV, file))).containsExactly("2 null import.row-unreadable");
    }

    @Test
    void theSameNamesGiveTheSameIdsForEver() throws IOException {
        Parsed first = (Parsed) read(RowReader.Format.NDJSON, NDJSON).getFirst();

        assertThat(first.engineerId())
                .isEqualTo(RowIds.person("p-1"))
                .hasToString("01d2cd5a-5600-5846-a0a2-7eb2ee8ebb3b");
    }

    private static List<Reading> read(RowReader.Format format, String text) throws IOException {
        return readAll(format, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Reading> readAll(RowReader.Format format, byte[] file) throws IOException {
        JsonMapper mapper = JsonMapper.builder()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
        RowReader reader = RowReader.of(
                new ByteArrayInputStream(file), format, new RowJson(mapper, VALIDATOR), 1 << 18, Integer.MAX_VALUE);
        List<Reading> readings = new ArrayList<>();
        for (Reading reading = reader.next(); reading != null; reading = reader.next()) {
            readings.add(reading);
        }
        return readings;
    }

    private static List<Row> rows(List<Reading> readings) {
        return readings.stream().map(reading -> ((Parsed) reading).row()).toList();
    }

    private static List<String> errors(List<Reading> readings) {
        return readings.stream()
                .filter(Unreadable.class::isInstance)
                .flatMap(reading -> ((Unreadable) reading).errors().stream())
                .map(error -> error.line() + " " + error.field() + " " + error.code())
                .toList();
    }
}
