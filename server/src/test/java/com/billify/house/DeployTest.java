package com.billify.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The files of {@code deploy}, which nobody runs here: that they can be read, and say what the program understands. */
class DeployTest {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern VARIABLE = Pattern.compile("\\bBILLIFY_[A-Z0-9_]*[A-Z0-9]\\b");

    private static final Pattern NAMED_RELEASE =
            Pattern.compile("\\bbillify[-:](\\d+\\.\\d[0-9A-Za-z.]*(?:-SNAPSHOT)?)\\b");

    /** Of the files themselves, and not read by the program. */
    private static final Set<String> OF_THE_FILES = Set.of(
            "BILLIFY_NAME",
            "BILLIFY_AT",
            "BILLIFY_SUPERUSER_PASSWORD",
            "BILLIFY_ONE",
            "BILLIFY_OTHER",
            "BILLIFY_PROXY_BIND");

    @Test
    void composedProgramMayWriteNowhereButIntoItsVolumesAndWaitsForItsDatabase() throws IOException {
        Map<String, Object> program = service("billify");

        assertThat(program.get("read_only")).isEqualTo(true);
        assertThat(program.get("cap_drop")).isEqualTo(List.of("ALL"));
        assertThat(program.get("volumes")).isEqualTo(List.of("data:/data", "backups:/backups"));
        assertThat(program.get("depends_on"))
                .isEqualTo(Map.of(
                        "database", Map.of("condition", "service_healthy"),
                        "objects", Map.of("condition", "service_started")));
        assertThat(service("database").containsKey("healthcheck")).isTrue();
        assertThat(service("proxy")).containsKey("ports");
    }

    @Test
    void filesOfTheComposedProgramGoWhereItsObjectStoreExpectsThem() throws IOException {
        Map<String, Object> program = environment("billify");
        Map<String, Object> objects = environment("objects");

        assertThat(program.get("BILLIFY_FILES")).isEqualTo("bucket");
        assertThat(objects.get("S3PROXY_IDENTITY")).isEqualTo(program.get("BILLIFY_S3_KEY"));
        assertThat(objects.get("S3PROXY_CREDENTIAL")).isEqualTo(program.get("BILLIFY_S3_SECRET"));
        assertThat(String.valueOf(program.get("BILLIFY_S3_ENDPOINT")))
                .isEqualTo(String.valueOf(objects.get("S3PROXY_ENDPOINT")).replace("0.0.0.0", "objects"));
        assertThat(String.valueOf(service("objects").get("entrypoint")))
                .contains("mkdir -p " + objects.get("JCLOUDS_FILESYSTEM_BASEDIR") + "/"
                        + program.get("BILLIFY_S3_BUCKET"));
        assertThat(service("objects")).as("nobody reaches it from outside").doesNotContainKey("ports");
        assertThat(Files.readString(Path.of("pom.xml")))
                .as("the server of the tests")
                .contains("<artifactId>s3proxy</artifactId><version>"
                        + String.valueOf(service("objects").get("image")).replaceFirst(".*:s3proxy-", "")
                        + "</version>");
    }

    /** What is named without a host could be anybody's tomorrow if it were not named with its version. */
    @Test
    void everyImageHasItsVersionAndEveryVolumeAndNetworkIsDeclared() throws IOException {
        Map<String, Map<String, Map<String, Object>>> composed = composed();
        for (Map<String, Object> service :
                Objects.requireNonNull(composed.get("services")).values()) {
            assertThat(String.valueOf(service.get("image")))
                    .matches("[a-z0-9/]+:[a-z0-9.-]+")
                    .doesNotEndWith(":latest");
            for (String volume : texts(service.get("volumes"))) {
                String source = volume.substring(0, volume.indexOf(':'));
                if (source.startsWith("./")) {
                    assertThat(DEPLOY.resolve(source)).exists();
                } else {
                    assertThat(composed.get("volumes")).containsKey(source);
                }
            }
            assertThat(composed.get("networks"))
                    .containsKeys(texts(service.get("networks")).toArray(String[]::new));
        }
    }

    /** One is made of a release without an engine, the other by one. */
    @Test
    void bothImagesAreRunInOneWay() throws Exception {
        Process bash = new ProcessBuilder(
                        "bash", "-c", ". tools/launcher/image.sh && image_config 0.1.0 2026-11-22T00:00:00Z sha256:0")
                .directory(Path.of("..").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode image = new ObjectMapper().readTree(bash.getInputStream().readAllBytes());
        JsonNode config = image.path("config");
        List<String> dockerfile = Files.readAllLines(DEPLOY.resolve("Dockerfile"));

        assertThat(bash.waitFor()).isZero();
        assertThat(dockerfile)
                .contains(
                        "USER " + config.path("User").asString(),
                        "STOPSIGNAL " + config.path("StopSignal").asString(),
                        "EXPOSE 8080",
                        "ENV BILLIFY_DATA=/data",
                        "ENTRYPOINT " + config.path("Entrypoint"),
                        "CMD " + config.path("Cmd").toString().replace(",", ", "));
        assertThat(config.path("ExposedPorts").has("8080/tcp")).isTrue();
        assertThat(config.path("Env").toString()).contains("BILLIFY_DATA=/data");
        assertThat(config.path("Volumes").propertyNames()).containsExactlyInAnyOrder("/data", "/backups");
        JsonNode health = config.path("Healthcheck");
        assertThat(dockerfile)
                .anySatisfy(line -> assertThat(line.strip())
                        .startsWith("CMD [\"bash\"")
                        .isEqualTo("CMD "
                                + health.path("Test")
                                        .toString()
                                        .replaceFirst("\\[\"CMD\",", "[")
                                        .replace("\",\"", "\", \"")));
        assertThat(image.at("/history"))
                .as("a layer each: system, java, libraries, program")
                .hasSize(4);
    }

    /** The version stands in the pom; what names a release of it in words says the same, so that it is the one a clone makes. */
    @Test
    void whatNamesAReleaseNamesThisVersion() throws Exception {
        Process bash = new ProcessBuilder("bash", "billify", "--version")
                .directory(Path.of("..").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String version = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .strip()
                .replaceFirst("^Billify ", "");

        assertThat(version).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(service("billify").get("image")).isEqualTo("billify:" + version);
        for (Path file : List.of(
                DEPLOY.resolve("compose.yaml"),
                DEPLOY.resolve("Dockerfile"),
                Path.of("../docs/operations/release.md"))) {
            assertThat(NAMED_RELEASE.matcher(Files.readString(file)).results().map(found -> found.group(1)))
                    .as(file.toString())
                    .isNotEmpty()
                    .containsOnly(version);
        }
        for (String module : List.of("server", "bench", "simulators")) {
            assertThat(Files.readString(Path.of("..", module, "pom.xml")))
                    .as(module)
                    .contains("<version>" + version + "</version>");
        }
    }

    @Test
    void everyVariableInThemIsOneThatTheProgramReads() throws IOException {
        Set<String> documented = variables(Files.readString(Path.of("../docs/operations/configuration.md")));
        Set<String> used = new TreeSet<>();
        try (var files = Files.list(DEPLOY)) {
            for (Path file : files.toList()) {
                used.addAll(variables(Files.readString(file)));
            }
        }
        used.removeAll(OF_THE_FILES);

        assertThat(used).isNotEmpty();
        assertThat(documented).containsAll(used);
    }

    @Test
    void proxyAsksForAnAddressThatAnswersAndKeepsTheFiguresInside() throws IOException {
        String proxy = Files.readString(DEPLOY.resolve("haproxy.cfg"));

        assertThat(proxy)
                .contains("meth GET uri /api/v1/health")
                .contains("return status 404 if { path /api/v1/metrics }")
                .contains("disable-l7-retry if !{ method GET HEAD }");
    }

    private static Map<String, Object> service(String name) throws IOException {
        return Objects.requireNonNull(
                Objects.requireNonNull(composed().get("services")).get(name));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(String service) throws IOException {
        return (Map<String, Object>) Objects.requireNonNull(service(service).get("environment"));
    }

    private static Map<String, Map<String, Map<String, Object>>> composed() throws IOException {
        return new Yaml().load(Files.readString(DEPLOY.resolve("compose.yaml")));
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> found
                ? found.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Set<String> variables(String text) {
        return VARIABLE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }
}
