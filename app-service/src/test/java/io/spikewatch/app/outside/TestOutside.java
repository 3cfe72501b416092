package io.spikewatch.app.outside;

/** The rules about addresses, as they are in different places. */
public final class TestOutside {

    private TestOutside() {}

    public static OutsideAddresses withoutInternalAddresses() {
        return new OutsideAddresses(new OutsideProperties(false));
    }

    public static OutsideAddresses withInternalAddresses() {
        return new OutsideAddresses(new OutsideProperties(true));
    }
}
