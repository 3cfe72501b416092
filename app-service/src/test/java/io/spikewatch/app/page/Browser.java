package io.spikewatch.app.page;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.User;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Looks at pages and presses their buttons as one person. */
public class Browser {

    private final MockMvcTester mvc;
    private final String authorization;
    private final @Nullable String organization;

    public Browser(MockMvcTester mvc, TestPeople people, User user) {
        this(mvc, people, user, null);
    }

    /** Looks at the pages of one of several organizations. */
    public Browser(MockMvcTester mvc, TestPeople people, User user, @Nullable String organization) {
        this.mvc = mvc;
        this.authorization = people.bearer(user);
        this.organization = organization;
    }

    public MvcTestResult get(String address) {
        return request(address).exchange();
    }

    public Document page(String address) {
        return read(get(address));
    }

    /** The page that an answer leads the same session to. */
    public Document follow(MvcTestResult answer, String address) {
        return read(request(address).cookie(answer.getResponse().getCookies()).exchange());
    }

    /** What htmx asks for to fill one place of a page. */
    public Document fragment(String address, String target) {
        return read(request(address).header("HX-Target", target).exchange());
    }

    private MockMvcTester.MockMvcRequestBuilder request(String address) {
        var request =
                mvc.get().uri(address).header("Authorization", authorization).accept(MediaType.TEXT_HTML);
        return organization == null ? request : request.header("X-Organization-Id", organization);
    }

    private static Document read(MvcTestResult result) {
        try {
            return Jsoup.parse(result.getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a form with these fields, names and values in turn. */
    public MvcTestResult send(String address, String... fields) {
        var form = mvc.post()
                .uri(address)
                .header("Authorization", authorization)
                .accept(MediaType.TEXT_HTML)
                .with(csrf());
        for (var i = 0; i < fields.length; i += 2) {
            form = form.param(fields[i], fields[i + 1]);
        }
        return form.exchange();
    }
}
