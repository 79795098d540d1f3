package dev.assay.command.history.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final int LONGEST = 20;

    @Test
    void recordsEndAtLineFeedsAndKnowTheirLines() throws IOException {
        assertThat(cut("one\ntwo\r\n\n  \nfive", false)).containsExactly("1:one", "2:two", "5:five");
        assertThat(cut("", false)).isEmpty();
        assertThat(cut("\n\n", false)).isEmpty();
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstRecord() throws IOException {
        assertThat(cut("\uFEFFone\ntwo", false)).containsExactly("1:one", "2:two");
        assertThat(cut("\uFEFF", false)).isEmpty();
        assertThat(cut("ab", false)).containsExactly("1:ab");
    }

    @Test
    void quotesHoldLineFeedsTogetherInCsvOnly() throws IOException {
        String text = "a,\"b\nc\"\n\"\"\"d\n\"\"\",e\nf\"\ng";
        assertThat(cut(text, true)).containsExactly("1:a,\"b\nc\"", "3:\"\"\"d\n\"\"\",e", "5:f\"", "6:g");
        assertThat(cut(text, false)).hasSize(6);
    }

    @Test
    void aRecordThatIsTooLongIsGivenUpAtItsLineFeed() throws IOException {
        String tooLong = "x".repeat(LONGEST + 1);
        assertThat(cut(tooLong + "\nnext", false)).containsExactly("1:too long", "2:next");
        assertThat(cut("x".repeat(LONGEST) + "\nnext", false)).containsExactly("1:" + "x".repeat(LONGEST), "2:next");
        assertThat(cut("\"never closed," + tooLong + "\nnext,\"a\nb\"", true))
                .containsExactly("1:too long", "2:next,\"a\nb\"");
    }

    @Test
    void theHashIsThatOfAllBytesHoweverTheyArrive() throws IOException {
        byte[] file = "\uFEFFone\r\ntwo\n".getBytes(StandardCharsets.UTF_8);
        assertThat(hash(new ByteArrayInputStream(file)))
                .isEqualTo("f21b0b2a0b8adfd546237044de0a277601f25f9304d916e1922d4e59decf6e0f")
                .isEqualTo(hash(drop(file)));
    }

    @Test
    void aStreamThatIsTooLongIsRefused() {
        Records records = new Records(new ByteArrayInputStream(new byte[101]), false, LONGEST, 100);
        assertThatThrownBy(records::next).isInstanceOf(TooManyBytes.class);
    }

    private static List<String> cut(String text, boolean quotes) throws IOException {
        List<String> cut = new ArrayList<>();
        Records records = new Records(drop(text.getBytes(StandardCharsets.UTF_8)), quotes, LONGEST, Integer.MAX_VALUE);
        for (Records.Slice slice = records.next(); slice != null; slice = records.next()) {
            cut.add(slice.line() + ":"
                    + (slice.tooLong() ? "too long" : new String(slice.bytes(), StandardCharsets.UTF_8)));
        }
        return cut;
    }

    private static String hash(InputStream in) throws IOException {
        Records records = new Records(in, false, LONGEST, Integer.MAX_VALUE);
        while (records.next() != null) {}
        return records.contentHash();
    }

    /// Byte by byte, as a slow network may deliver it.
    private static InputStream drop(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }
        };
    }
}
