package io.spikewatch.app.billing;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What billing-service answered; {@code body} is read from the connection. */
public record BillingAnswer(HttpStatusCode status, HttpHeaders headers, InputStream body) {

    /** Word that the caller's own copy is still good. */
    boolean isUnchanged() {
        return status.isSameCodeAs(HttpStatus.NOT_MODIFIED);
    }

    boolean isIn(MediaType type) {
        return type.equalsTypeAndSubtype(mediaType());
    }

    private @Nullable MediaType mediaType() {
        try {
            return headers.getContentType();
        } catch (InvalidMediaTypeException malformed) {
            return null;
        }
    }
}
