package dev.assay.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.local.Settings.Port;
import dev.assay.local.Settings.Refused;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void everyPortAndTheDataFolderCanBeChosen() {
        Settings settings = Settings.of(Map.of("ASSAY_QUERY_PORT", "18080", "ASSAY_DATA_DIR", "/srv/assay"));

        assertThat(settings.query().number()).isEqualTo(18080);
        assertThat(settings.command().number()).isEqualTo(8081);
        assertThat(settings.data()).isEqualTo(Path.of("/srv/assay"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "65536", "-1", "80 80"})
    void whatIsNoPortIsRefusedByTheNameOfItsVariable(String value) {
        assertThatThrownBy(() -> Settings.of(Map.of("ASSAY_KAFKA_PORT", value)))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ASSAY_KAFKA_PORT");
    }

    @Test
    void aBusyPortIsRefusedByTheNameOfItsVariable() throws Exception {
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Port taken = new Port("ASSAY_MONGODB_PORT", other.getLocalPort());

            assertThatThrownBy(() -> BusyPorts.refuse(List.of(taken)))
                    .isInstanceOf(Refused.class)
                    .hasMessage("Port %d is in use: choose another with ASSAY_MONGODB_PORT."
                            .formatted(other.getLocalPort()));
        }
    }

    @Test
    void aSecondStackOnTheSameDataIsRefused(@TempDir Path data) {
        try (var first = DataFolder.open(data)) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> DataFolder.open(data))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("ASSAY_DATA_DIR");
        }
        DataFolder.open(data).close();
    }
}
