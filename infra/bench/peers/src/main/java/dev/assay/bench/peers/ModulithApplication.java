package dev.assay.bench.peers;

import dev.assay.bench.facts.Rated;
import java.sql.Connection;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import javax.sql.DataSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Transactional;

/// A Spring application whose one module changes ratings, and whose other one hears of it through the registry.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ModulithApplication.Ratings.class, ModulithApplication.Audit.class})
class ModulithApplication {

    /// A full queue slows the writers down rather than fail them.
    @Bean
    ThreadPoolTaskExecutorCustomizer callerRunsWhenFull() {
        return executor -> executor.setRejectedExecutionHandler(new CallerRunsPolicy());
    }

    static class Ratings {
        private final DataSource dataSource;
        private final ApplicationEventPublisher events;

        Ratings(DataSource dataSource, ApplicationEventPublisher events) {
            this.dataSource = dataSource;
            this.events = events;
        }

        @Transactional(rollbackFor = Exception.class)
        public void rate(Rated rated) throws Exception {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            CurrentRating.store(connection, rated);
            events.publishEvent(rated);
        }
    }

    /// Who listens makes the registry keep the event; what it would do with it is not what is measured.
    static class Audit {
        @ApplicationModuleListener
        void on(Rated rated) {}
    }
}
