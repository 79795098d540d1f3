package dev.assay.command.framework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// R3.
class UrgencyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "An IMMEDIATE promotion is called for | IMMEDIATE",
                "Immediate promotion, the overdue one | IMMEDIATE",
                "Promotion to staff is overdue | OVERDUE",
                "The promotion was imminent and is overdue now | OVERDUE",
                "Their promotion ought to be imminent | DUE",
                "A promotion would be the appropriate next step | DUE",
                "Promotion resolves the question | DUE",
                "Whether a promotion resolves anything is open | NONE",
                "Agree on a promotion timeline | CONVERSATION",
                "Post-promotion work will be broader | NONE",
                "Post-promotion, the next promotion timeline is open | CONVERSATION",
                "The overdue promotion | NONE",
                "Takes on a second domain | NONE"
            })
    void theFirstPhraseThatFitsDecides(String sentence, Urgency urgency) {
        assertThat(Urgency.ofSignal(sentence)).isEqualTo(urgency);
    }

    @Test
    void theMostUrgentOfSeveralCounts() {
        assertThat(Urgency.max(Stream.of(Urgency.DUE, Urgency.IMMEDIATE, Urgency.NONE)))
                .isEqualTo(Urgency.IMMEDIATE);
        assertThat(Urgency.max(Stream.empty())).isEqualTo(Urgency.NONE);
    }
}
