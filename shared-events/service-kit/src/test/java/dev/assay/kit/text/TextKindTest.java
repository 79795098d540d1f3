package dev.assay.kit.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextKindTest {

    /// Columns: the text as hexadecimal code points, the rule for names, the rule for paragraphs.
    @ParameterizedTest
    @CsvSource({
        "61 0 62, text.control-character, text.control-character",
        "61 1, text.control-character, text.control-character",
        "61 1B 5B, text.control-character, text.control-character",
        "61 7F, text.control-character, text.control-character",
        "61 85, text.control-character, text.control-character",
        "61 9, text.control-character,",
        "61 A 62, text.line-break,",
        "61 D A 62, text.line-break, text.control-character",
        "61 2028 62, text.line-break, text.control-character",
        "61 D800, text.surrogate, text.surrogate",
        "DC00 61, text.surrogate, text.surrogate",
        "61 FFFE, text.not-a-character, text.not-a-character",
        "61 FDD0, text.not-a-character, text.not-a-character",
        "61 10FFFF, text.not-a-character, text.not-a-character",
        "61 202E 62, text.bidi-control, text.bidi-control",
        "61 2066 62 2069, text.bidi-control, text.bidi-control",
        "61 200F 62, text.bidi-control,",
        "61 200B 62, text.invisible-character,",
        "61 FEFF 62, text.invisible-character, text.invisible-character",
        "61 E0041, text.invisible-character, text.invisible-character",
        "200D 200C, text.invisible, text.invisible",
        "3164, text.invisible, text.invisible",
        "2800 2800, text.invisible, text.invisible",
        "301, text.invisible, text.invisible",
        "20 FE0F, text.invisible, text.invisible"
    })
    void whatNoReaderSeesAsItIsStoredIsRefused(String points, @Nullable String inNames, @Nullable String inParagraphs) {
        StringBuilder text = new StringBuilder();
        for (String point : points.split(" ")) {
            int code = Integer.parseInt(point, 16);
            text.append(code < 0x10000 ? String.valueOf((char) code) : Character.toString(code));
        }
        assertThat(rule(TextKind.NAME, text.toString())).isEqualTo(inNames);
        assertThat(rule(TextKind.LINE, text.toString())).isEqualTo(inNames);
        assertThat(rule(TextKind.PARAGRAPH, text.toString())).isEqualTo(inParagraphs);
    }

    /// Not in a normal form, right to left, with joiners, outside the basic plane, blank.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoe\u0308 O\u2019Brien-Łukasz",
                "شیرین می\u200cخواهد",
                "דוד",
                "क्\u200dष",
                "👩\u200d💻 👍🏽 🇩🇪",
                "𝒜 𠮷",
                "a",
                "",
                " ",
                "C# / C++ <b>&amp;</b> \"'\\ $where"
            })
    void whatPeopleAreCalledIsTakenAsItIs(String text) {
        for (TextKind kind : TextKind.values()) {
            assertThat(kind.check(text)).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({"c3a4, true", "c0af, false", "c080, false", "eda080, false", "f4908080, false", "00, false", "ff, false"
    })
    void onlyUtf8AsTheStandardHasItIsRead(String hex, boolean strict) {
        assertThat(Utf8.isStrict(HexFormat.of().parseHex(hex))).isEqualTo(strict);
    }

    private static @Nullable String rule(TextKind kind, String text) {
        TextFault fault = kind.check(text);
        return fault == null ? null : fault.rule();
    }
}
