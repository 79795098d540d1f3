package dev.assay.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.events.Envelope;
import dev.assay.query.access.Visibility;
import dev.assay.query.access.VisibleEvent;
import dev.assay.query.history.Script;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void aCellThatASpreadsheetWouldCalculateIsLedByAnApostrophe(String formula) {
        assertThat(AuditCsv.cell(formula)).isIn("'" + formula, "\"'" + formula + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        plain          | plain
        one, two       | "one, two"
        said "no"      | "said ""no\"""
        a=b            | a=b
        =1,2           | "'=1,2"
        =A1&" "        | "'=A1&"" \"""
        """)
    void cellsAreQuotedWhereTheyMustBe(String text, String cell) {
        assertThat(AuditCsv.cell(text)).isEqualTo(cell);
    }

    @Test
    void aLineBreakStaysInsideItsCell() {
        assertThat(AuditCsv.cell("one\ntwo")).isEqualTo("\"one\ntwo\"");
        assertThat(AuditCsv.cell(null)).isEmpty();
    }

    @Test
    void everyLineHasAsManyCellsAsTheHeader() {
        Envelope registered = new Script()
                .registered("ada", "IMPE", "max", "2025-01-01")
                .events()
                .getFirst();

        String line = AuditCsv.line(AuditEntry.of(new VisibleEvent(registered, Visibility.FULL, 0)));

        assertThat(line.split(",", -1)).hasSameSizeAs(AuditCsv.header().split(",", -1));
        assertThat(line).startsWith("0,2026-01-01T09:00:00Z,2025-01-01,roster.engineer-registered,");
        assertThat(line).endsWith("\r\n");
    }
}
