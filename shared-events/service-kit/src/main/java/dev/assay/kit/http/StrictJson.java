package dev.assay.kit.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// Reads `application/json` in UTF-8, and nothing else.
///
/// Jackson would guess other encodings from the first bytes, and takes UTF-8 that is none: overlong forms and encoded
/// surrogates.
final class StrictJson extends JacksonJsonHttpMessageConverter {

    StrictJson(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
        return mediaType != null
                && mediaType.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                && (mediaType.getCharset() == null || mediaType.getCharset().equals(StandardCharsets.UTF_8))
                && super.canRead(type, mediaType);
    }

    @Override
    public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] body = message.getBody().readAllBytes();
        try {
            requireUtf8(body);
        } catch (CharacterCodingException malformed) {
            throw new HttpMessageNotReadableException("The body is not UTF-8", malformed, message);
        }
        return super.read(type, new Body(message.getHeaders(), body), hints);
    }

    private static void requireUtf8(byte[] body) throws CharacterCodingException {
        boolean ascii = true;
        for (byte next : body) {
            // JSON has no such byte, but all its other encodings do.
            if (next == 0) {
                throw new MalformedInputException(1);
            }
            ascii &= next > 0;
        }
        if (!ascii) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        }
    }

    private record Body(HttpHeaders headers, byte[] bytes) implements HttpInputMessage {

        @Override
        public InputStream getBody() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }
    }
}
