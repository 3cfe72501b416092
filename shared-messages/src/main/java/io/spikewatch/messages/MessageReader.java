package io.spikewatch.messages;

/** Reads the {@code data} of one type of message. */
interface MessageReader {

    BillingMessage read(Fields data) throws RejectedException;
}
