package dev.assay.query.wiring;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.bson.UuidRepresentation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The one MongoDB client. It connects when first used, so the service starts without a database.
@Configuration(proxyBeanMethods = false)
class MongoConfiguration {

    /// How long a query waits for a database that does not answer, in milliseconds.
    private static final int CONNECT_MILLIS = 2_000;

    private static final int READ_MILLIS = 10_000;

    /// How long a query waits for one of the connections, which are bounded: beyond it is refused (503).
    private static final int POOL_MILLIS = 2_000;

    private static final int CONNECTIONS = 64;

    /// How often the server is looked at. When it does not answer, all connections are given up: each of them may have
    /// been lost without a word, and to find that out one by one would take long.
    private static final int HEARTBEAT_MILLIS = 3_000;

    @Bean(destroyMethod = "close")
    MongoClient mongoClient(@Value("${assay.mongodb.uri}") String uri, ObjectProvider<CommandListener> listeners) {
        MongoClientSettings.Builder settings = MongoClientSettings.builder();
        listeners.forEach(settings::addCommandListener);
        return MongoClients.create(settings.applyConnectionString(new ConnectionString(uri))
                .applicationName("assay-query-service")
                .uuidRepresentation(UuidRepresentation.STANDARD)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToServerSettings(server -> server.heartbeatFrequency(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS))
                .applyToConnectionPoolSettings(
                        pool -> pool.maxSize(CONNECTIONS).maxWaitTime(POOL_MILLIS, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_MILLIS, TimeUnit.MILLISECONDS)
                        .readTimeout(READ_MILLIS, TimeUnit.MILLISECONDS))
                .build());
    }

    @Bean
    MongoDatabase mongoDatabase(MongoClient client, @Value("${assay.mongodb.uri}") String uri) {
        return client.getDatabase(Objects.requireNonNullElse(new ConnectionString(uri).getDatabase(), "assay"));
    }
}
