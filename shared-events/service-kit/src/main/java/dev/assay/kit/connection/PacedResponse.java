package dev.assay.kit.connection;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;

/// An answer that ends when its client takes less of it than the least rate. Only time that is spent waiting for the
/// client counts, so an answer may well take long to make.
final class PacedResponse extends HttpServletResponseWrapper {

    private final ConnectionSettings settings;
    private @Nullable Paced paced;
    private @Nullable PrintWriter writer;

    PacedResponse(HttpServletResponse response, ConnectionSettings settings) {
        super(response);
        this.settings = settings;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        Paced ready = paced;
        if (ready == null) {
            ready = new Paced(super.getOutputStream(), settings);
            paced = ready;
        }
        return ready;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter ready = writer;
        if (ready == null) {
            ready = new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(getCharacterEncoding())));
            writer = ready;
        }
        return ready;
    }

    @Override
    public void flushBuffer() throws IOException {
        if (writer != null) {
            writer.flush();
        }
        super.flushBuffer();
    }

    private static final class Paced extends ServletOutputStream {

        private final ServletOutputStream out;
        private final long graceNanos;
        private final double bytesPerNano;
        private long bytes;
        private long waited;

        Paced(ServletOutputStream out, ConnectionSettings settings) {
            this.out = out;
            this.graceNanos = settings.rateGrace().toNanos();
            this.bytesPerNano = settings.minReadRate().toBytes() / 1e9;
        }

        @Override
        public void write(int one) throws IOException {
            long start = System.nanoTime();
            out.write(one);
            check(start, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            long start = System.nanoTime();
            out.write(from, offset, length);
            check(start, length);
        }

        @Override
        public void flush() throws IOException {
            long start = System.nanoTime();
            out.flush();
            check(start, 0);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        @Override
        public boolean isReady() {
            return out.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            out.setWriteListener(listener);
        }

        private void check(long start, int length) throws IOException {
            bytes += length;
            waited += System.nanoTime() - start;
            if (waited > graceNanos && bytes < waited * bytesPerNano) {
                throw new IOException("The answer was ended because its client reads too slowly");
            }
        }
    }
}
