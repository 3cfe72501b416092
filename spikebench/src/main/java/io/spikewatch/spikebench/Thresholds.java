package io.spikewatch.spikebench;

import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** The numbers of the medium preset, by name, so that each can be tried at another value. */
final class Thresholds {

    private static final List<RecordComponent> COMPONENTS = List.of(Sensitivity.class.getRecordComponents());

    private Thresholds() {}

    static List<String> names() {
        return COMPONENTS.stream().map(RecordComponent::getName).toList();
    }

    static double value(String name) {
        return Arrays.stream(values()).skip(names().indexOf(name)).findFirst().orElseThrow();
    }

    /** The preset but for one number. */
    static Sensitivity with(String name, double value) {
        var values = values();
        values[names().indexOf(name)] = value;
        return sensitivity(values);
    }

    private static double[] values() {
        var medium = Sensitivity.of(Preset.MEDIUM);
        return COMPONENTS.stream()
                .mapToDouble(component -> value(component, medium))
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
