package dev.assay.command.imports;

import dev.assay.kit.text.TextFault;
import dev.assay.kit.text.TextKind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A document as lines. UTF-8 is read strictly; a byte order mark and CRLF are tolerated with a warning.
///
/// @param bulleted whether the document marks its bullets, so that a line without one is no bullet
record SourceText(List<Line> lines, boolean bulleted) {

    /// One document becomes one event, which has to fit into one Kafka record of a megabyte, escaped as JSON.
    static final int MAX_CHARACTERS = 256 * 1024;

    static final int MAX_LINES = 5000;
    static final int MAX_LINE_LENGTH = 4000;

    private static final String TOO_LONG = "import.document-too-long";
    private static final String TOO_LONG_MESSAGE = "The document is too long for one role.";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// @throws ImportRefused if the bytes are not UTF-8 or too many
    static String decode(byte[] bytes, Findings findings) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            int line = 1
                    + (int) text.chars().filter(character -> character == '\n').count();
            findings.error(line, "import.not-utf8", "This line has bytes that are not UTF-8.");
            findings.refuseIfAny("import.not-utf8", "The document is not UTF-8.");
        }
        if (text.length() > MAX_CHARACTERS) {
            findings.error(null, TOO_LONG, "A document has " + MAX_CHARACTERS + " characters at most.");
        }
        findings.refuseIfAny(TOO_LONG, TOO_LONG_MESSAGE);
        if (text.startsWith(BYTE_ORDER_MARK)) {
            findings.warn(1, "import.byte-order-mark", "The byte order mark was skipped.");
            return text.substring(BYTE_ORDER_MARK.length());
        }
        return text;
    }

    /// Reports what no text document may contain.
    ///
    /// @throws ImportRefused if there are too many lines
    static SourceText of(String text, Findings findings) {
        List<String> rawLines = List.of(text.split("\n", -1));
        if (rawLines.size() > MAX_LINES) {
            findings.error(MAX_LINES + 1, TOO_LONG, "A document has " + MAX_LINES + " lines at most.");
        }
        findings.refuseIfAny(TOO_LONG, TOO_LONG_MESSAGE);
        List<Line> lines = new ArrayList<>();
        for (String raw : rawLines) {
            lines.add(line(lines.size() + 1, raw, findings));
        }
        int carriageReturns =
                (int) rawLines.stream().filter(raw -> raw.endsWith("\r")).count();
        if (carriageReturns > 0) {
            findings.warn(
                    null,
                    "import.carriage-returns",
                    carriageReturns + " lines end with CRLF and were read as with LF.");
        }
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return new SourceText(List.copyOf(lines), lines.stream().anyMatch(Line::isBullet));
    }

    private static Line line(int number, String raw, Findings findings) {
        String text = (raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw).stripTrailing();
        if (text.length() > MAX_LINE_LENGTH) {
            findings.error(number, "import.line-too-long", "A line has " + MAX_LINE_LENGTH + " characters at most.");
        }
        TextFault fault = TextKind.PARAGRAPH.check(text);
        if (fault != null) {
            findings.error(number, fault.rule().replace("text.", "import."), fault.message());
        }
        if (text.indexOf('\uFFFD') >= 0) {
            findings.warn(
                    number, "import.replacement-character", "A character of this line was lost before the import.");
        }
        return new Line(number, text);
    }

    /// Where something is missing that should have come before the end; 1 for an empty document.
    int lastLine() {
        return Math.max(1, lines.size());
    }

    /// Runs of lines between blank ones.
    static List<List<Line>> blocks(List<Line> lines) {
        List<List<Line>> blocks = new ArrayList<>();
        boolean open = false;
        for (Line line : lines) {
            if (!line.isBlank() && !open) {
                blocks.add(new ArrayList<>());
            }
            open = !line.isBlank();
            if (open) {
                blocks.getLast().add(line);
            }
        }
        return blocks;
    }
}
