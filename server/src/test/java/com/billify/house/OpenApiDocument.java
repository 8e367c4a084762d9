package com.billify.house;

import com.billify.company.Role;
import com.billify.identity.CurrentUser;
import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.Patch;
import com.billify.kernel.UserId;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * How the document is made: a record is an object whose components are required unless they may be null, a constant is
 * written as on the wire, an amount is text beside its currency.
 */
@TestConfiguration(proxyBeanMethods = false)
class OpenApiDocument {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(CompanyId.class, Role.class, CurrentUser.class);
    }

    @Bean
    ModelConverter records() {
        return new Records();
    }

    @Bean
    OperationCustomizer names() {
        return (operation, handler) -> {
            String controller = handler.getBeanType().getSimpleName().replaceFirst("Controller$", "");
            String method = handler.getMethod().getName();
            operation.setTags(List.of(controller));
            operation.setOperationId(Character.toLowerCase(controller.charAt(0))
                    + controller.substring(1)
                    + Character.toUpperCase(method.charAt(0))
                    + method.substring(1));
            return operation;
        };
    }

    @Bean
    OpenApiCustomizer common() {
        return document -> {
            document.setInfo(new Info()
                    .title("Billify")
                    .version("v1")
                    .description("Amounts are decimal text, dates ISO 8601; every refusal is a problem (RFC 9457)."));
            document.setServers(null);
            if (document.getComponents() == null) {
                document.setComponents(new Components());
            }
            document.getComponents().addSchemas("Problem", problem());
            document.getPaths().forEach((path, item) -> {
                if (path.startsWith(Endpoints.OF_COMPANY)) {
                    item.readOperations()
                            .forEach(operation -> operation.addParametersItem(
                                    new PathParameter().name("company").schema(text().format("uuid"))));
                }
                item.readOperations()
                        .forEach(operation -> operation
                                .getResponses()
                                .addApiResponse(
                                        "default",
                                        new ApiResponse()
                                                .description("A refusal")
                                                .content(new Content()
                                                        .addMediaType(
                                                                "application/problem+json",
                                                                new MediaType().schema(reference("Problem"))))));
            });
        };
    }

    private static Schema<?> problem() {
        Schema<?> field =
                object(List.of("field", "code")).addProperty("field", text()).addProperty("code", text());
        Schema<?> problem = object(List.of("type", "code", "title", "status"));
        problem.addProperty("type", text());
        problem.addProperty("code", text());
        problem.addProperty("title", text());
        problem.addProperty("status", typed("integer"));
        problem.addProperty("detail", text());
        problem.addProperty("fields", typed("array").items(field));
        problem.setAdditionalProperties(true);
        return problem;
    }

    private static Schema<?> text() {
        return typed("string");
    }

    private static Schema<?> typed(String type) {
        Schema<?> schema = new JsonSchema();
        schema.setTypes(new LinkedHashSet<>(Set.of(type)));
        return schema;
    }

    private static Schema<?> object(List<String> required) {
        Schema<?> schema = typed("object");
        schema.setRequired(required);
        return schema;
    }

    private static Schema<?> reference(String name) {
        Schema<?> schema = new JsonSchema();
        schema.set$ref("#/components/schemas/" + name);
        return schema;
    }

    /** Values, constants, records and sealed types of ours; the rest is left to the others. */
    private static final class Records implements ModelConverter {

        private final Map<String, String> named = new HashMap<>();

        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
            JavaType java = Json31.mapper().constructType(type.getType());
            Class<?> raw = java.getRawClass();
            if (raw == CompanyId.class || raw == UserId.class) {
                return text().format("uuid");
            }
            if (raw == Money.class) {
                return defined(
                        "Money",
                        context,
                        "Money",
                        () -> object(List.of("amount", "currency"))
                                .addProperty("amount", text())
                                .addProperty("currency", text()));
            }
            if (raw == Patch.class) {
                return orNull(resolve(java.containedType(0), context));
            }
            if (raw.getPackageName().startsWith("com.billify")) {
                if (raw.isEnum()) {
                    return defined(name(java), context, raw.getName(), () -> constants(raw));
                }
                if (raw.isRecord()) {
                    return defined(name(java), context, java.toCanonical(), () -> record(java, context));
                }
                if (raw.isSealed()) {
                    return defined(name(java), context, raw.getName(), () -> oneOf(raw, context));
                }
            }
            return others.hasNext() ? others.next().resolve(type, context, others) : null;
        }

        private Schema<?> record(JavaType java, ModelConverterContext context) {
            List<String> required = new ArrayList<>();
            Schema<?> schema = typed("object");
            for (RecordComponent component : java.getRawClass().getRecordComponents()) {
                JavaType type = Json31.mapper()
                        .getTypeFactory()
                        .resolveMemberType(component.getGenericType(), java.getBindings());
                boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
                Schema<?> property = resolve(type, context);
                schema.addProperty(component.getName(), nullable ? orNull(property) : property);
                // In an answer what may be null is there as null; in a request it may be left out as well.
                boolean request = java.getRawClass().getSimpleName().endsWith("Request");
                if (type.getRawClass() != Patch.class && !(request && nullable)) {
                    required.add(component.getName());
                }
            }
            schema.setRequired(required.isEmpty() ? null : required);
            return schema;
        }

        private Schema<?> oneOf(Class<?> sealed, ModelConverterContext context) {
            Schema<Object> schema = new JsonSchema();
            for (Class<?> each : sealed.getPermittedSubclasses()) {
                schema.addOneOfItem(resolve(Json31.mapper().constructType(each), context));
            }
            return schema;
        }

        @SuppressWarnings("unchecked") // an enumeration of text
        private static Schema<?> constants(Class<?> type) {
            Schema<Object> schema = (Schema<Object>) text();
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant ->
                            schema.addEnumItemObject(com.billify.platform.web.WireNamesAccess.of((Enum<?>) constant)));
            return schema;
        }

        private static Schema<?> resolve(JavaType type, ModelConverterContext context) {
            return context.resolve(new AnnotatedType(type).resolveAsRef(true));
        }

        private static Schema<?> orNull(Schema<?> schema) {
            if (schema.get$ref() == null && schema.getTypes() != null) {
                // A copy: the converters share the schema of a text.
                Schema<?> copy = new JsonSchema();
                copy.setTypes(new LinkedHashSet<>(schema.getTypes()));
                copy.getTypes().add("null");
                copy.setFormat(schema.getFormat());
                copy.setItems(schema.getItems());
                copy.setAdditionalProperties(schema.getAdditionalProperties());
                return copy;
            }
            Schema<Object> either = new JsonSchema();
            either.addAnyOfItem(schema);
            either.addAnyOfItem(typed("null"));
            return either;
        }

        /** A schema under a name, which is known before it is made, since it may speak of itself. */
        private Schema<?> defined(
                String name, ModelConverterContext context, String of, java.util.function.Supplier<Schema<?>> making) {
            String known = named.putIfAbsent(name, of);
            if (known != null && !known.equals(of)) {
                throw new IllegalStateException(known + " and " + of + " are both called " + name);
            }
            if (!context.getDefinedModels().containsKey(name)) {
                context.defineModel(name, typed("object"));
                context.defineModel(name, making.get());
            }
            return reference(name);
        }

        private static String name(JavaType java) {
            StringBuilder name = new StringBuilder(java.getRawClass().getSimpleName());
            for (int parameter = 0; parameter < java.containedTypeCount(); parameter++) {
                name.append("Of").append(name(java.containedType(parameter)));
            }
            return name.toString();
        }
    }
}
