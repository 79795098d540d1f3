package dev.assay.kit.connection;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.TomcatProtocolHandlerCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Connections that are looked after.
@AutoConfiguration
@EnableConfigurationProperties(ConnectionSettings.class)
@Import(ClientGoneAdvice.class)
public class ConnectionAutoConfiguration implements WebMvcConfigurer {

    /// After security, and after the body is read.
    static final int CLIENT_FILTER = -80;

    @Bean
    ConnectionSupervisor connectionSupervisor(ConnectionSettings settings) {
        return new ConnectionSupervisor(settings);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> supervisedConnections(ConnectionSupervisor supervisor) {
        TomcatProtocolHandlerCustomizer<SupervisedProtocol> supervised = supervisor::supervise;
        return factory -> {
            factory.setProtocol(SupervisedProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(supervised);
        };
    }

    @Bean
    FilterRegistrationBean<ClientFilter> clientFilter(ConnectionSupervisor supervisor, ConnectionSettings settings) {
        FilterRegistrationBean<ClientFilter> filter =
                new FilterRegistrationBean<>(new ClientFilter(supervisor, settings));
        filter.setOrder(CLIENT_FILTER);
        return filter;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors.addInterceptor(new HeadRefused()).addPathPatterns("/api/**");
    }
}
