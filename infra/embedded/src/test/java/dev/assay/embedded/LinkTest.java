package dev.assay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private ServerSocket server;
    private Link link;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        link = new Link("test", server.getLocalPort());
    }

    @AfterEach
    void stop() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void passesBytesOn() throws IOException {
        try (Socket client = connect()) {
            assertThat(answerTo(client, 7)).isEqualTo(7);
        }
    }

    @Test
    void aCutEndsConnectionsAndTakesNewOnes() throws IOException {
        try (Socket client = connect()) {
            answerTo(client, 1);

            link.cut();

            assertThatThrownBy(() -> answerTo(client, 2)).isInstanceOf(SocketException.class);
            try (Socket next = connect()) {
                assertThat(answerTo(next, 3)).isEqualTo(3);
            }
        }
    }

    @Test
    void takesNoConnectionWhileItRefuses() throws IOException {
        link.refuse();
        assertThatThrownBy(() -> {
                    try (Socket client = connect()) {
                        answerTo(client, 1);
                    }
                })
                .isInstanceOf(SocketException.class);

        link.open();
        try (Socket client = connect()) {
            assertThat(answerTo(client, 2)).isEqualTo(2);
        }
    }

    @Test
    void whatWasSentIntoTheSilenceArrivesAfterIt() throws IOException {
        try (Socket client = connect()) {
            answerTo(client, 1);
            client.setSoTimeout(300);

            link.silence();
            client.getOutputStream().write(2);
            assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);

            link.open();
            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo(2);
        }
    }

    @Test
    void aLostConnectionStaysOpenAndSilentWhileNewOnesWork() throws IOException {
        try (Socket client = connect()) {
            answerTo(client, 1);
            client.setSoTimeout(300);

            link.lose();

            assertThatThrownBy(() -> answerTo(client, 2)).isInstanceOf(SocketTimeoutException.class);
            try (Socket next = connect()) {
                assertThat(answerTo(next, 3)).isEqualTo(3);
            }
        }
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), link.port());
        client.setSoTimeout(5_000);
        return client;
    }

    /// @throws SocketException if the connection ended instead
    private static int answerTo(Socket client, int number) throws IOException {
        client.getOutputStream().write(number);
        int answer = client.getInputStream().read();
        if (answer < 0) {
            throw new SocketException("ended");
        }
        return answer;
    }

    private void echo() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (socket) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    } catch (IOException e) {
                        // Cut, as the test wants it.
                    }
                });
            }
        } catch (IOException e) {
            // The test is over.
        }
    }
}
