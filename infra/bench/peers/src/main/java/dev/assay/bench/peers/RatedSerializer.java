package dev.assay.bench.peers;

import dev.assay.bench.facts.Rated;
import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import tools.jackson.databind.json.JsonMapper;

/// The form of a rating in Pekko's journal: JSON under a name of its own, so that no Java class name is stored.
public final class RatedSerializer extends SerializerWithStringManifest {

    private static final int IDENTIFIER = 1001;
    private static final String RATED = "rated.v1";

    private final JsonMapper json = new JsonMapper();

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object event) {
        return RATED;
    }

    @Override
    public byte[] toBinary(Object event) {
        return json.writeValueAsBytes(event);
    }

    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        if (!manifest.equals(RATED)) {
            throw new NotSerializableException(manifest);
        }
        return json.readValue(bytes, Rated.class);
    }
}
