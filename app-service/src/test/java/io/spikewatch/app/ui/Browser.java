package io.spikewatch.app.ui;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.User;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Looks at pages and presses their buttons as one person. */
class Browser {

    private final MockMvcTester mvc;
    private final String authorization;

    Browser(MockMvcTester mvc, TestPeople people, User user) {
        this.mvc = mvc;
        this.authorization = people.bearer(user);
    }

    MvcTestResult get(String address) {
        return mvc.get()
                .uri(address)
                .header("Authorization", authorization)
                .accept(MediaType.TEXT_HTML)
                .exchange();
    }

    Document page(String address) {
        try {
            return Jsoup.parse(get(address).getResponse().getContentAsString());
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a form with these fields, names and values in turn. */
    MvcTestResult send(String address, String... fields) {
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
