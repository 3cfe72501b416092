package io.spikewatch.messages;

/** Reads the {@code data} of one type of message. */
interface MessageReader {

    /** @param messageId the id of the message around it */
    BillingMessage read(String messageId, Fields data) throws RejectedException;
}
