package dev.assay.kit.text;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/// Makes a mapper refuse every text that is no [TextKind#PARAGRAPH], the widest kind, in whatever field it stands: so a
/// new field takes nothing worse, even before anybody has said of which kind it is.
public final class AcceptableText {

    private AcceptableText() {}

    /// @return one that reads as the given one does, but for unacceptable text
    public static JsonMapper required(JsonMapper mapper) {
        SimpleModule module = new SimpleModule("acceptable-text");
        module.addDeserializer(String.class, new Strings());
        module.addKeyDeserializer(String.class, new Keys());
        return mapper.rebuild().addModule(module).build();
    }

    private static final class Strings extends StdScalarDeserializer<String> {

        Strings() {
            super(String.class);
        }

        /// As of other texts, so that no number or truth value is taken for one.
        @Override
        public LogicalType logicalType() {
            return LogicalType.Textual;
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            TextFault fault = text == null ? null : TextKind.PARAGRAPH.check(text);
            if (fault != null) {
                throw new UnacceptableText(parser, fault);
            }
            return text;
        }
    }

    private static final class Keys extends KeyDeserializer {

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            TextFault fault = TextKind.LINE.check(key);
            if (fault != null) {
                throw new UnacceptableText(context.getParser(), fault);
            }
            return key;
        }
    }
}
