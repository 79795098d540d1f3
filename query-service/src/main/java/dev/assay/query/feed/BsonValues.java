package dev.assay.query.feed;

import java.util.List;
import java.util.Map;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/// The values that projections set, as the database takes them: the driver's search for a codec of each value, in the
/// writing of every document, is saved.
final class BsonValues {

    private BsonValues() {}

    /// @throws IllegalArgumentException for a value of another kind than documents hold
    static BsonValue of(@Nullable Object value) {
        return switch (value) {
            case null -> BsonNull.VALUE;
            case String text -> new BsonString(text);
            case Long number -> new BsonInt64(number);
            case Integer number -> new BsonInt32(number);
            case Boolean truth -> BsonBoolean.valueOf(truth);
            case byte[] bytes -> new BsonBinary(bytes);
            case Map<?, ?> map -> document(map);
            case List<?> list -> new BsonArray(list.stream().map(BsonValues::of).toList());
            default -> throw new IllegalArgumentException("No document holds a " + value.getClass());
        };
    }

    private static BsonDocument document(Map<?, ?> map) {
        BsonDocument document = new BsonDocument();
        map.forEach((key, value) -> document.append((String) key, of(value)));
        return document;
    }
}
