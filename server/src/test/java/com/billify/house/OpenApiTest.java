package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.billify.house.Endpoints.Endpoint;
import com.billify.testing.Browser;
import com.billify.testing.SpringTest;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document that clients are made from, made from the code. */
@SpringTest
@Import(OpenApiDocument.class)
@TestPropertySource(
        properties = {
            "springdoc.api-docs.enabled=true",
            "springdoc.api-docs.path=/api/openapi",
            "springdoc.api-docs.version=openapi_3_1",
            "springdoc.override-with-generic-response=false",
            "springdoc.default-produces-media-type=application/json"
        })
class OpenApiTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final JsonNode document;
    private final RequestMappingHandlerMapping mapping;

    OpenApiTest(@Autowired MockMvc mvc, @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping) {
        Browser browser = new Browser(mvc);
        browser.signUp("openapi." + UUID.randomUUID() + "@example.be");
        this.document = sorted(browser.get("/api/openapi").json());
        this.mapping = requestMappingHandlerMapping;
    }

    @Test
    void documentIsCurrent() throws Exception {
        Written.assertCurrent("api/openapi.json", JSON.writeValueAsString(document) + "\n");
    }

    @Test
    void everyAddressIsInTheDocument() {
        for (Endpoint endpoint : Endpoints.of(mapping)) {
            assertThat(document.path("paths")
                            .path(endpoint.path())
                            .has(endpoint.method().name().toLowerCase(java.util.Locale.ROOT)))
                    .as("%s", endpoint)
                    .isTrue();
        }
    }

    @Test
    void operationsHaveNamesOfTheirOwn() {
        assertThat(document.path("paths").findValuesAsString("operationId"))
                .doesNotHaveDuplicates()
                .hasSize(Endpoints.of(mapping).size());
    }

    @Test
    void everySchemaThatIsSpokenOfIsThere() {
        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    /** By name, at every level but within a schema's properties, whose order is that of the record. */
    private static JsonNode sorted(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        ObjectNode result = JSON.createObjectNode();
        TreeMap<String, JsonNode> members = new TreeMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.forEach((name, value) -> result.set(name, name.equals("properties") ? value : sorted(value)));
        return result;
    }
}
