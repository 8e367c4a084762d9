package com.billify.platform.web;

import com.billify.kernel.CompanyId;
import com.billify.kernel.Money;
import com.billify.kernel.Patch;
import com.billify.kernel.UserId;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.AnnotationIntrospector;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.module.SimpleModule;

/** How values are written: amounts as decimal text beside their currency, ids as text, constants in lowerCamel. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {

    @Bean
    JacksonModule values() {
        return new SimpleModule("billify")
                .addSerializer(Money.class, new MoneySerializer())
                .addDeserializer(Money.class, new MoneyDeserializer())
                .addSerializer(CompanyId.class, new TextSerializer<>())
                .addDeserializer(CompanyId.class, new CompanyIdDeserializer())
                .addSerializer(UserId.class, new TextSerializer<>())
                .addDeserializer(UserId.class, new UserIdDeserializer())
                .addDeserializer(Patch.class, new PatchDeserializer(null));
    }

    @Bean
    JsonMapperBuilderCustomizer naming() {
        return builder -> builder.enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
                .annotationIntrospector(
                        AnnotationIntrospector.pair(new RequiredUnlessNullable(), builder.annotationIntrospector()));
    }

    /** A component of a record of ours that is not marked {@code @Nullable} must be given, and not as null. */
    private static final class RequiredUnlessNullable extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return isRequired(member) ? Boolean.TRUE : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated member) {
            return isRequired(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
        }

        private static boolean isRequired(Annotated member) {
            if (!(member instanceof AnnotatedParameter parameter)
                    || !(parameter.getOwner() instanceof AnnotatedConstructor constructor)) {
                return false;
            }
            Class<?> type = constructor.getDeclaringClass();
            RecordComponent[] components = type.getRecordComponents();
            return components != null
                    && type.getPackageName().startsWith("com.billify")
                    && components.length == constructor.getParameterCount()
                    && parameter.getRawType() != Patch.class
                    && !components[parameter.getIndex()].getAnnotatedType().isAnnotationPresent(Nullable.class);
        }
    }

    private static final class MoneySerializer extends ValueSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("amount", money.amount().toPlainString());
            json.writeStringProperty("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    /** Amounts come as text only: a JSON number may have been through a binary fraction. */
    private static final class MoneyDeserializer extends ValueDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode node = context.readTree(parser);
            try {
                return Money.exactly(
                        new BigDecimal(node.required("amount").stringValue()),
                        Currency.getInstance(node.required("currency").stringValue()));
            } catch (IllegalArgumentException | ArithmeticException e) {
                return (Money) context.handleWeirdNativeValue(context.constructType(Money.class), node, parser);
            }
        }
    }

    private static final class TextSerializer<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.toString());
        }
    }

    private static final class CompanyIdDeserializer extends ValueDeserializer<CompanyId> {
        @Override
        public CompanyId deserialize(JsonParser parser, DeserializationContext context) {
            return new CompanyId(context.readValue(parser, UUID.class));
        }
    }

    private static final class UserIdDeserializer extends ValueDeserializer<UserId> {
        @Override
        public UserId deserialize(JsonParser parser, DeserializationContext context) {
            return new UserId(context.readValue(parser, UUID.class));
        }
    }

    private static final class PatchDeserializer extends ValueDeserializer<Patch<?>> {
        private final @Nullable JavaType valueType;

        PatchDeserializer(@Nullable JavaType valueType) {
            this.valueType = valueType;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType patch = property == null ? context.getContextualType() : property.getType();
            return new PatchDeserializer(patch.containedTypeOrUnknown(0));
        }

        @Override
        public Patch<?> deserialize(JsonParser parser, DeserializationContext context) {
            return Patch.of(context.readValue(parser, java.util.Objects.requireNonNull(valueType)));
        }

        @Override
        public Object getNullValue(DeserializationContext context) {
            return Patch.of(null);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Patch.absent();
        }
    }
}
