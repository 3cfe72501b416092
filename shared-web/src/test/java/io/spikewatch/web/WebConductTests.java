package io.spikewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;

@WebMvcTest(properties = "spring.jackson.deserialization.fail-on-unknown-properties=true")
class WebConductTests {

    @Autowired
    private MockMvcTester mvc;

    @Test
    void givesEveryResponseARequestId() {
        assertThat(mvc.get().uri("/things")).headers().containsHeader("X-Request-Id");
        assertThat(mvc.get().uri("/things").header("X-Request-Id", "abc-1")).hasHeader("X-Request-Id", "abc-1");
        var unsafe = mvc.get().uri("/things").header("X-Request-Id", "a b").exchange();
        assertThat(unsafe.getResponse().getHeader("X-Request-Id")).isNotEqualTo("a b");
    }

    @Test
    void answersWithAndWithoutATrailingSlash() {
        assertThat(mvc.get().uri("/things/")).hasStatusOk();
        assertThat(mvc.get().uri("/things")).hasStatusOk();
    }

    @Test
    void linksTheNeighbouringPages() {
        var page = mvc.get().uri("/things?limit=10&offset=10&named=a b").exchange();

        assertThat(page).bodyJson().extractingPath("$.count").isEqualTo(35);
        assertThat(page)
                .bodyJson()
                .extractingPath("$.next")
                .asString()
                .startsWith("/things?")
                .contains("offset=20");
        assertThat(page).bodyJson().extractingPath("$.previous").asString().contains("offset=0", "named=a%20b");
    }

    @Test
    void linksBackThroughAProxy() {
        var page = mvc.get().uri("/things").header("X-Forwarded-Path", "/api/proxied/things");
        var forged = mvc.get().uri("/things").header("X-Forwarded-Path", "//elsewhere");

        assertThat(page).bodyJson().extractingPath("$.next").asString().startsWith("/api/proxied/things?");
        assertThat(forged).bodyJson().extractingPath("$.next").asString().startsWith("/things?");
    }

    @Test
    void ordersPagesFromEndToEnd() {
        assertThat(mvc.get().uri("/things?limit=500"))
                .bodyJson()
                .extractingPath("$.next")
                .isNull();
        assertThat(mvc.get().uri("/things"))
                .bodyJson()
                .extractingPath("$.previous")
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/things?limit=0, limit",
        "/things?limit=x, limit",
        "/things?offset=-1, offset",
        "/things?offset=-99999999999999999999, offset",
        "/things?on=yesterday, on",
        "/things?nmaed=a, nmaed",
        "/required, needed"
    })
    void namesTheParameterThatIsWrong(String uri, String field) {
        var answer = mvc.get().uri(uri).exchange();

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_request");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"displayName\":\"\"} | displayName",
                "{\"displayName\":5} | displayName",
                "{\"displayName\":\"a\",\"extra\":1} | extra",
                "{\"displayName\":\"a\",\"day\":\"x\"} | day"
            })
    void namesTheFieldThatIsWrong(String body, String field) {
        var answer = post(body);

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .satisfiesAnyOf(
                        name -> assertThat(name).isEqualTo(field),
                        name -> assertThat(name).isEqualTo("display_name"));
    }

    @Test
    void tellsThatABodyIsNoJson() {
        assertThat(post("{")).bodyJson().extractingPath("$.code").isEqualTo("malformed_json");
    }

    @Test
    void namesTheFileThatIsMissing() {
        var answer = mvc.post().uri("/files").multipart().exchange();

        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid_request");
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("file");
    }

    @Test
    void givesTheFrameworksOwnFailuresACode() {
        var answer = mvc.get().uri("/large").exchange();

        assertThat(answer).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("too_large");
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/too-large");
    }

    @Test
    void hidesWhatWentWrongInside() {
        var answer = mvc.get().uri("/broken").exchange();

        assertThat(answer).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer).bodyText().contains("internal_error").doesNotContain("secret", "Exception");
    }

    @Test
    void keepsTheCodeOfAProblem() {
        var answer = mvc.get().uri("/missing").exchange();

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(answer).bodyJson().extractingPath("$.type").isEqualTo("/problems/not-found");
        assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("The thing was not found.");
    }

    @Test
    void answersFailuresThatNoControllerSaw() {
        var answer = mvc.get()
                .uri("/error")
                .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 500)
                .exchange();

        assertThat(answer)
                .hasStatus(HttpStatus.INTERNAL_SERVER_ERROR)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("internal_error");
    }

    @Test
    void findsNothingUnderWhatIsNoId() {
        var answer = mvc.get().uri("/things/not-a-uuid").exchange();

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("not_found");
    }

    @Test
    void answersAnUnknownPath() {
        var answer = mvc.get().uri("/api/nothing").accept(MediaType.TEXT_HTML).exchange();

        assertThat(answer).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("not_found");
    }

    @Test
    void refusesAMethodAnEndpointDoesNotHave() {
        assertThat(mvc.post().uri("/broken"))
                .hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("method_not_allowed");
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult post(String body) {
        return mvc.post()
                .uri("/things")
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    @SpringBootApplication
    @Import({WebConduct.class, ThingController.class})
    static class Application {}

    record Thing(@NotBlank String displayName, LocalDate day) {}

    @RestController
    static class ThingController {

        @GetMapping("/things")
        PagedList<String> list(
                Paging paging,
                @RequestParam(required = false) String named,
                @RequestParam(required = false) LocalDate on) {
            return paging.page(35, List.of("a"));
        }

        @GetMapping("/things/{id}")
        UUID one(@PathVariable UUID id) {
            return id;
        }

        @PostMapping("/files")
        long size(@RequestParam MultipartFile file) {
            return file.getSize();
        }

        @GetMapping("/large")
        void large() {
            throw new MaxUploadSizeExceededException(1);
        }

        @PostMapping("/things")
        Thing create(@Valid @RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/required")
        String required(@RequestParam String needed) {
            return needed;
        }

        @GetMapping("/broken")
        String broken() {
            throw new IllegalStateException("secret");
        }

        @GetMapping("/missing")
        String missing() {
            throw Problem.notFound("The thing");
        }
    }
}
