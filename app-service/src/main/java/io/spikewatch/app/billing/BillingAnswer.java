package io.spikewatch.app.billing;

import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/** What billing-service answered; {@code body} is read from the connection. */
public record BillingAnswer(HttpStatusCode status, HttpHeaders headers, InputStream body) {

    /** A success, or word that the caller's own copy is still good. */
    boolean isWanted() {
        return status.is2xxSuccessful() || status.value() == 304;
    }
}
