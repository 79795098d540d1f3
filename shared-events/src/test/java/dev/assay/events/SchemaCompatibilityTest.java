package dev.assay.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class SchemaCompatibilityTest {

    @Test
    void everySchemaHasABaselineAndNoneIsLost() {
        assertThat(Schemas.filesIn(Schemas.BASELINE))
                .as("a new revision is copied to %s; a released one is never removed", Schemas.BASELINE)
                .containsExactlyElementsOf(Schemas.filesIn(Schemas.FOLDER));
    }

    @ParameterizedTest
    @MethodSource("files")
    void aReleasedSchemaChangesOnlyCompatibly(String file) {
        ObjectNode released = Schemas.read(Schemas.BASELINE.resolve(file));
        ObjectNode committed = Schemas.read(Schemas.FOLDER.resolve(file));

        assertThat(SchemaCompatibility.breaks(released, committed))
                .as("%s breaks its contract: undo this, or register a new revision of the event", file)
                .isEmpty();
    }

    @Test
    void aRemovedOrRenamedPropertyIsFound() {
        assertThat(breaks(schema -> schema.withObject("/properties").remove("fromCell")))
                .containsExactly("/fromCell was removed or renamed");
        assertThat(breaks(schema -> schema.withObject("/$defs/Judgement/properties")
                        .set(
                                "reasoning",
                                schema.withObject("/$defs/Judgement/properties").remove("rationale"))))
                .containsExactly("/judgement/rationale was removed or renamed");
    }

    @Test
    void anAddedPropertyMayBeOptionalOnly() {
        Consumer<ObjectNode> added =
                schema -> schema.withObject("/properties/mood").put("type", "string");

        assertThat(breaks(added)).isEmpty();
        assertThat(breaks(added.andThen(schema -> required(schema).add("mood"))))
                .containsExactly("/mood was added as required");
    }

    @Test
    void whatIsRequiredStaysSo() {
        assertThat(breaks(schema -> required(schema).add("fromCell"))).containsExactly("/fromCell became required");
        assertThat(breaks(schema -> required(schema).remove(0))).containsExactly("/engineerId is no longer required");
    }

    @Test
    void vocabulariesNeitherShrinkNorGrow() {
        assertThat(breaks(schema -> ((ArrayNode) schema.at("/$defs/Judgement/properties/band/enum")).remove(0)))
                .containsExactly(
                        "`enum` of /judgement/band changed from [\"Low\",\"Mid\",\"High\"] to [\"Mid\",\"High\"]");
        assertThat(breaks(schema -> ((ArrayNode) schema.at("/$defs/Judgement/properties/band/enum")).add("Top")))
                .singleElement()
                .asString()
                .startsWith("`enum` of /judgement/band changed");
        assertThat(breaks(schema -> schema.withObject("/properties/reviewReasons/items")
                        .putArray("enum")
                        .add("LOW_CONFIDENCE")))
                .containsExactly("`enum` of /reviewReasons[] changed from nothing to [\"LOW_CONFIDENCE\"]");
    }

    @Test
    void typesFormatsAndRangesStay() {
        assertThat(breaks(schema ->
                        schema.withObject("/$defs/Judgement/properties/level").put("type", "string")))
                .containsExactly("`type` of /judgement/level changed from \"integer\" to \"string\"");
        assertThat(breaks(schema -> schema.withObject("/properties/effectiveOn").put("format", "date-time")))
                .containsExactly("`format` of /effectiveOn changed from \"date\" to \"date-time\"");
        assertThat(breaks(schema ->
                        schema.withObject("/$defs/Judgement/properties/level").put("maximum", 4)))
                .containsExactly("`maximum` of /judgement/level changed from 5 to 4");
        assertThat(breaks(schema -> schema.put("additionalProperties", false)))
                .containsExactly("`additionalProperties` of the schema changed from nothing to false");
        assertThat(breaks(
                        schema -> schema.withObject("/properties/reviewReasons").remove("items")))
                .containsExactly("/reviewReasons has other items");
    }

    @Test
    void personalDataStaysMarked() {
        assertThat(breaks(schema -> schema.withObject("/$defs/Judgement/properties/rationale")
                        .remove("x-personal")))
                .containsExactly("/judgement/rationale is no longer marked as personal data");
        assertThat(breaks(schema -> schema.withObject("/properties/fromCell").put("x-personal", true)))
                .isEmpty();
    }

    @Test
    void otherWordsAreNoBreak() {
        assertThat(breaks(schema -> {
                    schema.put("title", "Rated").put("description", "Said differently.");
                    schema.withObject("/$defs/Judgement/properties/level").put("description", "Said differently.");
                }))
                .isEmpty();
    }

    static List<String> files() {
        return Schemas.filesIn(Schemas.BASELINE);
    }

    private static List<String> breaks(Consumer<ObjectNode> change) {
        ObjectNode released = Schemas.of(EventTypes.of(RatingEvent.EngineerRated.class));
        ObjectNode changed = released.deepCopy();
        change.accept(changed);
        return SchemaCompatibility.breaks(released, changed);
    }

    private static ArrayNode required(ObjectNode schema) {
        return (ArrayNode) schema.get("required");
    }
}
