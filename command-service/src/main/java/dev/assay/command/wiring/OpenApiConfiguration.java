package dev.assay.command.wiring;

import dev.assay.command.access.Caller;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.PostMapping;

/// What the OpenAPI document cannot see in the signatures: the token and the idempotency key.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenApiCustomizer bearerToken() {
        return api -> api.schemaRequirement(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .bearerFormat("JWT"))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    @Bean
    OperationCustomizer idempotencyKey() {
        return (operation, method) -> operation.addParametersItem(new HeaderParameter()
                .name("Idempotency-Key")
                .description("The same key returns the first answer; with another request it is refused.")
                .required(method.hasMethodAnnotation(PostMapping.class))
                .schema(new StringSchema().minLength(1).maxLength(200)));
    }
}
