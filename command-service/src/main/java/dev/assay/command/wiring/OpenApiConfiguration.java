package dev.assay.command.wiring;

import dev.assay.command.access.Caller;
import dev.assay.kit.http.Problem;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What the OpenAPI document cannot see in the signatures: the token, the idempotency key and the problems.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final int KEY_LENGTH = 200;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenApiCustomizer commandContract() {
        return api -> {
            api.info(new Info()
                            .title("Assay commands")
                            .version("1")
                            .description("Every answer to a command carries the id that it concerns and the version"
                                    + " of its stream, to be given to queries as minVersion."))
                    .schemaRequirement(
                            BEARER,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme(BEARER)
                                    .bearerFormat("JWT"))
                    .addSecurityItem(new SecurityRequirement().addList(BEARER));
            ModelConverters.getInstance().readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            describe(api);
            Optional.ofNullable(api.getPaths().get("/api/imports/history"))
                    .ifPresent(path -> path.getPost().requestBody(history()));
        };
    }

    /// The file is read as it arrives, past Spring's parameters.
    private static RequestBody history() {
        Content content = new Content();
        for (String type : List.of("application/x-ndjson", "text/csv")) {
            content.addMediaType(type, new MediaType().schema(new StringSchema()));
        }
        return new RequestBody()
                .required(true)
                .description(
                        "UTF-8, of up to 2 GiB. One row each for an engineer, an evidence or a rating, in the order in"
                                + " which they build on each other: as NDJSON one object a line, as CSV below a header line.")
                .content(content);
    }

    private static void describe(OpenAPI api) {
        for (PathItem path : api.getPaths().values()) {
            path.readOperationsMap().forEach((method, operation) -> {
                boolean required = method == PathItem.HttpMethod.POST;
                if (required || method == PathItem.HttpMethod.PUT) {
                    operation.addParametersItem(idempotencyKey(required));
                    addProblems(operation);
                }
            });
        }
    }

    private static HeaderParameter idempotencyKey(boolean required) {
        HeaderParameter header = new HeaderParameter();
        header.name("Idempotency-Key")
                .required(required)
                .description("The same key gives the first answer again; with another request it is refused.")
                .schema(new StringSchema().minLength(1).maxLength(KEY_LENGTH));
        return header;
    }

    private static void addProblems(Operation operation) {
        Content problem = new Content()
                .addMediaType(
                        "application/problem+json",
                        new MediaType().schema(new Schema<Problem>().$ref("#/components/schemas/Problem")));
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("A problem of RFC 9457: 400 malformed, 401, 403, 404 unknown, 409 lost"
                                        + " race, 413 too large, 422 refused by a rule, 503 try again later")
                                .content(problem));
    }
}
