package io.spikewatch.app.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.access.TestAdmission;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenStreamTests {

    private final OpenStream stream = new OpenStream(TestAdmission.byKey(), Optional.empty());
    private final Tomcat server = new Tomcat();

    @TempDir
    Path directory;

    /** Opens the stream to whoever asks. */
    @BeforeEach
    void startAServer() throws LifecycleException {
        server.setBaseDir(directory.toString());
        server.setPort(0);
        var context = server.addContext("", directory.toString());
        Tomcat.addServlet(context, "stream", new HttpServlet() {

                    private static final long serialVersionUID = 1L;

                    @Override
                    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                        stream.open(Outlet.open(request, response, () -> {}));
                    }
                })
                .setAsyncSupported(true);
        context.addServletMappingDecoded("/", "stream");
        server.getConnector();
        server.start();
    }

    @AfterEach
    void stopIt() throws LifecycleException {
        server.stop();
        server.destroy();
    }

    @Test
    void endsThoughItWasEndedBeforeItWasOpen() throws Exception {
        stream.end();

        var address = URI.create("http://localhost:" + server.getConnector().getLocalPort());
        var answer = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .get(10, TimeUnit.SECONDS);

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
    }
}
