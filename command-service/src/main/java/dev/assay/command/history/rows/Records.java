package dev.assay.command.history.rows;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Cuts a stream into records without ever holding more than one, however long they are, and takes the SHA-256 of all
/// its bytes on the way.
///
/// A record ends at a line feed, with or without a carriage return before it; in CSV (RFC 4180) not within quotes. A
/// record that is too long is given up at its next line feed, so that one forgotten quote costs one record.
final class Records {

    private static final int BUFFER = 1 << 16;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    /// @param line where it begins, from 1
    /// @param tooLong the bytes are then only its beginning
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Slice(long line, byte[] bytes, boolean tooLong) {}

    private final InputStream in;
    private final boolean quotes;
    private final int maxRecord;
    private final long maxBytes;
    private final MessageDigest digest = sha256();
    private final byte[] buffer = new byte[BUFFER];
    private int position;
    private int filled;
    private byte[] record = new byte[1024];
    private int length;
    private long line = 1;
    private long bytes;

    /// @param quotes whether line feeds may stand within quotes
    /// @param maxRecord the longest record, in bytes
    /// @param maxBytes the longest stream
    Records(InputStream in, boolean quotes, int maxRecord, long maxBytes) {
        this.in = in;
        this.quotes = quotes;
        this.maxRecord = maxRecord;
        this.maxBytes = maxBytes;
    }

    /// The next record that is not blank; null at the end.
    ///
    /// @throws TooManyBytes if the stream is longer than it may be
    @Nullable
    Slice next() throws IOException {
        while (true) {
            long begins = line;
            boolean tooLong = false;
            boolean fieldBegins = true;
            boolean quoted = false;
            boolean ended = false;
            length = 0;
            while (!ended) {
                if (position == filled && !fill()) {
                    break;
                }
                byte next = buffer[position++];
                if (next == '\n') {
                    line++;
                    ended = !quoted || tooLong;
                }
                if (quotes) {
                    if (next == '"' && (quoted || fieldBegins)) {
                        quoted = !quoted;
                        fieldBegins = !quoted;
                    } else {
                        fieldBegins = next == ',';
                    }
                }
                if (!ended) {
                    tooLong |= !append(next);
                }
            }
            boolean atEnd = !ended;
            if (length > 0 && record[length - 1] == '\r') {
                length--;
            }
            if (tooLong || !blank()) {
                return new Slice(begins, Arrays.copyOf(record, length), tooLong);
            }
            if (atEnd) {
                return null;
            }
        }
    }

    /// Of everything read so far, in hex; of the whole stream after its end.
    String contentHash() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private boolean fill() throws IOException {
        position = 0;
        // The mark is three bytes, which a network may deliver one by one.
        filled = bytes == 0 ? in.readNBytes(buffer, 0, BYTE_ORDER_MARK.length) : in.read(buffer, 0, BUFFER);
        if (filled <= 0) {
            filled = 0;
            return false;
        }
        digest.update(buffer, 0, filled);
        boolean marked = bytes == 0 && filled == 3 && Arrays.equals(buffer, 0, 3, BYTE_ORDER_MARK, 0, 3);
        bytes += filled;
        if (bytes > maxBytes) {
            throw new TooManyBytes();
        }
        if (marked) {
            return fill();
        }
        return true;
    }

    private boolean append(byte next) {
        if (length == maxRecord) {
            return false;
        }
        if (length == record.length) {
            record = Arrays.copyOf(record, Math.min(maxRecord, length * 2));
        }
        record[length++] = next;
        return true;
    }

    private boolean blank() {
        for (int i = 0; i < length; i++) {
            if (record[i] != ' ' && record[i] != '\t' && record[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
