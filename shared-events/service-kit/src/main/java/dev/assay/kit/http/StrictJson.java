package dev.assay.kit.http;

import dev.assay.kit.text.AcceptableText;
import dev.assay.kit.text.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

/// Reads `application/json` in UTF-8 with acceptable texts, and nothing else.
///
/// Jackson would guess other encodings from the first bytes, and takes UTF-8 that is none: overlong forms and encoded
/// surrogates.
final class StrictJson extends JacksonJsonHttpMessageConverter {

    StrictJson(JsonMapper mapper) {
        super(AcceptableText.required(mapper));
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
        if (!Utf8.isStrict(body)) {
            throw new HttpMessageNotReadableException(
                    "The body is not UTF-8", new MalformedInputException(body.length), message);
        }
        return super.read(type, new Body(message.getHeaders(), body), hints);
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
