package dev.assay.command.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.embedded.Link;
import dev.assay.embedded.Shared;
import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ImportLockTest {

    private static final Duration OFTEN = Duration.ofMillis(200);

    /// Much shorter than in the service.
    private static final String TIMEOUTS = "&socketTimeout=2&options=-c%20idle_in_transaction_session_timeout=3s";

    private final String url = Shared.postgres() + TIMEOUTS;

    @Test
    void aLockIsHeldForLongerThanATransactionMayBeIdle() throws SQLException {
        DataSource source = new DriverManagerDataSource(url);
        try (ImportLock lock = ImportLock.tryLock(source, OFTEN).orElseThrow()) {
            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(10)).until(() -> isTaken(source));
            assertThat(lock.isLost()).isFalse();
        }
        assertThat(isTaken(source)).isFalse();
    }

    @Test
    void aConnectionThatIsLostWithoutAWordLeavesNoLockBehind() throws SQLException {
        DataSource direct = new DriverManagerDataSource(url);
        URI server = URI.create(url.substring("jdbc:".length()));
        try (Link link = new Link("postgres", new InetSocketAddress(server.getHost(), server.getPort()))) {
            DataSource linked =
                    new DriverManagerDataSource(url.replace(server.getAuthority(), "127.0.0.1:" + link.port()));
            try (ImportLock lock = ImportLock.tryLock(linked, OFTEN).orElseThrow()) {
                assertThat(isTaken(direct)).isTrue();

                link.lose();

                await().atMost(Duration.ofSeconds(30)).until(lock::isLost);
                await().atMost(Duration.ofSeconds(30)).until(() -> !isTaken(direct));
            }
        }
    }

    private static boolean isTaken(DataSource source) throws SQLException {
        Optional<ImportLock> mine = ImportLock.tryLock(source, OFTEN);
        mine.ifPresent(ImportLock::close);
        return mine.isEmpty();
    }
}
