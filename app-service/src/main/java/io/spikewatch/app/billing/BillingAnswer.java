package io.spikewatch.app.billing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** What billing-service answered; {@code body} is read from the connection. */
public record BillingAnswer(HttpStatusCode status, HttpHeaders headers, InputStream body) {

    /** One that was read already. */
    static BillingAnswer of(HttpHeaders headers, byte[] read) {
        return new BillingAnswer(HttpStatus.OK, headers, new ByteArrayInputStream(read));
    }

    /** Word that the caller's own copy is still good. */
    boolean isUnchanged() {
        return status.isSameCodeAs(HttpStatus.NOT_MODIFIED);
    }

    /** Or says nothing of its format. */
    boolean isIn(MediaType type) {
        try {
            var told = headers.getContentType();
            return told == null || type.equalsTypeAndSubtype(told);
        } catch (InvalidMediaTypeException malformed) {
            return false;
        }
    }
}
