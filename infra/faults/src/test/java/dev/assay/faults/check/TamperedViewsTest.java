package dev.assay.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Each test tampers in one way with a view or its parked events; the checks for what it broke must say so.
class TamperedViewsTest {

    private static final String VIEWS = new ViewsCheck().name();
    private static final String PARKED = new ParkedCheck().name();

    private final SampleHistory sample = new SampleHistory();

    @Test
    void aDocumentMissingFromTheLiveViewIsFound() {
        sample.live.remove("document-3");

        assertThat(sample.broken()).containsExactly(VIEWS);
    }

    @Test
    void aDocumentThatOnlyTheLiveViewHasIsFound() {
        sample.live.put("invented", "digest");

        assertThat(sample.broken()).containsExactly(VIEWS);
    }

    @Test
    void documentsSwappedInTheLiveViewAreFound() {
        String before = sample.live.put("document-3", String.valueOf(sample.live.get("document-4")));
        sample.live.put("document-4", String.valueOf(before));

        assertThat(sample.broken()).containsExactly(VIEWS);
    }

    @Test
    void anEventAppliedTwiceToADocumentIsFound() {
        sample.live.merge("document-3", "", (before, ignored) -> before + before);

        assertThat(sample.broken()).containsExactly(VIEWS);
    }

    @Test
    void aParkedEventThatIsNotPoisonIsFound() {
        sample.parked.add(new Parked("audit", "engineer-1"));

        assertThat(sample.broken()).containsExactly(PARKED);
    }

    @Test
    void aPoisonEventThatNoViewParkedIsFound() {
        sample.parked.clear();

        assertThat(sample.broken()).containsExactly(PARKED);
    }
}
