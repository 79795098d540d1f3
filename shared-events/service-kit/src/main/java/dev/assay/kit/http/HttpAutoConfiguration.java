package dev.assay.kit.http;

import java.util.Set;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.ResourceHttpMessageConverter;
import org.springframework.http.converter.StringHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/// How requests are read and refused on either service.
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
public class HttpAutoConfiguration {

    /// Security stands at -100; those who are not let in learn nothing.
    private static final int AFTER_SECURITY = -95;

    /// JSON, and what is no more than bytes or text. Spring would add a reader for every format of which it finds a
    /// library, each with other ideas of what is well-formed.
    private static final Set<Class<?>> CONVERTERS = Set.of(
            StrictJson.class,
            ByteArrayHttpMessageConverter.class,
            StringHttpMessageConverter.class,
            ResourceHttpMessageConverter.class);

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ServerHttpMessageConvertersCustomizer documentedMediaTypes(JsonMapper mapper) {
        return converters -> converters
                .withJsonConverter(new StrictJson(mapper))
                .configureMessageConvertersList(all -> all.removeIf(HttpAutoConfiguration::isUndocumented));
    }

    /// Before everything that may read a body.
    @Bean
    FilterRegistrationBean<CutOffBodies> cutOffBodies() {
        var filter = new FilterRegistrationBean<>(new CutOffBodies());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<RequestLineText> requestLineText(JsonMapper mapper) {
        var filter = new FilterRegistrationBean<>(new RequestLineText(mapper));
        filter.setOrder(AFTER_SECURITY);
        return filter;
    }

    @Bean
    ErrorAnswers errorAnswers(JsonMapper mapper) {
        return new ErrorAnswers(mapper);
    }

    private static boolean isUndocumented(HttpMessageConverter<?> converter) {
        return !CONVERTERS.contains(converter.getClass());
    }
}
