package io.spikewatch.spikebench;

import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The numbers of the medium preset, by name, so that each can be tried at another value. */
final class Thresholds {

    private static final List<RecordComponent> COMPONENTS = List.of(Sensitivity.class.getRecordComponents());

    private Thresholds() {}

    static List<String> names() {
        return COMPONENTS.stream().map(RecordComponent::getName).toList();
    }

    /** Of a metric that has none of its own. */
    static double value(String name) {
        return values(Sensitivity.of(Preset.MEDIUM))[names().indexOf(name)];
    }

    /** The preset for each metric but for one number, so many times what it is. */
    static Function<String, Sensitivity> times(double factor, String name) {
        return metric -> {
            var values = values(Sensitivity.of(Preset.MEDIUM, metric));
            values[names().indexOf(name)] *= factor;
            return sensitivity(values);
        };
    }

    private static double[] values(Sensitivity sensitivity) {
        return COMPONENTS.stream()
                .mapToDouble(component -> value(component, sensitivity))
                .toArray();
    }

    private static double value(RecordComponent component, Sensitivity of) {
        try {
            return (double) component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Sensitivity sensitivity(double[] values) {
        var types = COMPONENTS.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return Sensitivity.class
                    .getConstructor(types)
                    .newInstance(Arrays.stream(values).boxed().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
