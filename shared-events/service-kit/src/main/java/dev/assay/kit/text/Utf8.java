package dev.assay.kit.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Tells UTF-8 from what a lenient reader would take for it.
public final class Utf8 {

    private Utf8() {}

    /// Whether these bytes are UTF-8 without U+0000: no overlong forms, no surrogates, and no other encoding, of which
    /// each has zero bytes in JSON or CSV.
    public static boolean isStrict(byte[] bytes) {
        boolean ascii = true;
        for (byte next : bytes) {
            if (next == 0) {
                return false;
            }
            ascii &= next > 0;
        }
        return ascii || decodes(bytes);
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
