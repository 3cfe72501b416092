package io.spikewatch.detector;

import java.util.Arrays;

/** A value for each parameter. */
public final class Parameters {

    public static final Parameters DEFAULT = new Parameters(
            Arrays.stream(Parameter.values()).mapToDouble(Parameter::value).toArray());

    private final double[] values;

    private Parameters(double[] values) {
        this.values = values;
    }

    /** The same but for one of them. */
    public Parameters with(Parameter parameter, double value) {
        var changed = values.clone();
        changed[parameter.ordinal()] = value;
        return new Parameters(changed);
    }

    double get(Parameter parameter) {
        return values[parameter.ordinal()];
    }

    /** Of a parameter that counts days. */
    int days(Parameter parameter) {
        return (int) Math.min(get(parameter), Integer.MAX_VALUE);
    }
}
