import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code java Training.java FIXTURES COMMAND…}: starts the server by that command, does what a first user does, and stops it,
 * so that the JVM has seen the classes that a start and a first visit need when it writes its cache. Run by {@code build.sh}
 * from source; it needs nothing but a JDK. Exit code 0 when the server started and stopped in order, whatever it answered: an
 * answer that is not as expected costs a few classes in the cache and is a line in the log.
 */
final class Training {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern READY = Pattern.compile("Billify is ready at (http://\\S+)");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(PATIENCE).build();
    private final URI server;

    private Training(URI server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path fixtures = Path.of(arguments[0]);
        Process process = new ProcessBuilder(List.of(arguments).subList(1, arguments.length))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Also when this program is told to stop: no server is left behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try (BufferedReader output = process.inputReader()) {
            String line = output.readLine();
            Matcher ready = READY.matcher(line == null ? "" : line);
            if (ready.find()) {
                new Training(URI.create(ready.group(1))).visit(fixtures);
            }
            process.destroy();
            // Writing the cache takes longer than stopping.
            if (!process.waitFor(2 * PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                System.exit(1);
            }
            System.exit(ready.hasMatch() ? 0 : 1);
        }
    }

    private void visit(Path fixtures) throws IOException, InterruptedException {
        get("/");
        get("/api/v1/session");
        post("/api/v1/users", """
                {"email": "training@example.be", "password": "only for the length of a training", "language": "nl"}""");
        String company = "/api/v1/companies/" + id(post("/api/v1/companies", """
                {"name": "Training"}"""));
        String imported = company + "/imports/" + id(upload(company + "/imports", fixtures));
        await(imported, "preview");
        get(imported + "/rows");
        post(imported + "/take-in", "{}");
        await(imported, "takenIn");
        awaitMatching(imported);
        get(company.replace("/api/v1/companies/", "/c/"));
        for (String page : List.of(
                "",
                "/dashboard",
                "/accounts",
                "/position",
                "/forecast",
                "/transactions",
                "/transactions?search=hotel&limit=10",
                "/invoices",
                "/invoices?direction=receivable&status=open",
                "/imports",
                "/members",
                "/audit",
                "/not-there")) {
            get(company + page);
        }
        String transaction = id(get(company + "/transactions"));
        get(company + "/transactions/" + transaction);
        get(company + "/transactions/" + transaction + "/candidates");
        get(company + "/invoices/" + id(get(company + "/invoices")));
        send(request("/api/v1/session").DELETE());
        post("/api/v1/session", """
                {"email": "training@example.be", "password": "only for the length of a training"}""");
    }

    private void await(String path, String state) throws IOException, InterruptedException {
        awaitText(path, "\"state\":\"" + state + "\"");
    }

    private void awaitMatching(String path) throws IOException, InterruptedException {
        awaitText(path, "\"matchingPending\":false");
    }

    private void awaitText(String path, String text) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100 && !get(path).contains(text); attempt++) {
            Thread.sleep(100);
        }
    }

    private String get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private String post(String path, String json) throws IOException, InterruptedException {
        return send(
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** All bank files and invoices of the folder in one form, as a browser sends them. */
    private String upload(String path, Path folder) throws IOException, InterruptedException {
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                write(form, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
                form.write(Files.readAllBytes(file));
                write(form, "\r\n");
            }
        }
        write(form, "--" + boundary + "--\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.resolve(path)).timeout(PATIENCE).header("Accept-Encoding", "gzip");
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest asked = request.build();
        HttpResponse<byte[]> answer = http.send(asked, BodyHandlers.ofByteArray());
        System.out.println(asked.method() + " " + asked.uri() + " " + answer.statusCode());
        return text(answer);
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        boolean packed = answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (var body = new java.io.ByteArrayInputStream(answer.body());
                var plain = packed ? new java.util.zip.GZIPInputStream(body) : body) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The first id in an answer: that of the thing itself, or of the first one in a list. */
    private static String id(String json) {
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(json);
        return id.find() ? id.group(1) : "none";
    }

    private static void write(ByteArrayOutputStream form, String text) {
        form.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
