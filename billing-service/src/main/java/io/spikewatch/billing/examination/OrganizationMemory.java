package io.spikewatch.billing.examination;

import io.spikewatch.billing.sensitivity.Sensitivities;
import io.spikewatch.detector.Parameter;
import io.spikewatch.detector.SeriesMemory;
import io.spikewatch.detector.SpikeDetector;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What detection remembers of an organization: each usage type's series since the day on which it was first used. */
final class OrganizationMemory {

    private static final String NUMBERS = Arrays.stream(Parameter.values())
            .map(number -> number + "=" + number.value())
            .collect(Collectors.joining("\n"));

    private final SortedMap<String, SeriesMemory> series = new TreeMap<>();

    /**
     * Differs where the same days would lead to other memories: with another catalogue, another sensitivity, another
     * detector, other numbers that it goes by; or where they are written otherwise.
     */
    static int version(Sensitivities sensitivities) {
        return Objects.hash(SpikeDetector.VERSION, SeriesMemory.LAYOUT, sensitivities.fingerprint(), NUMBERS);
    }

    /** @param packed null: nothing is remembered */
    static OrganizationMemory of(byte @Nullable [] packed) {
        var memory = new OrganizationMemory();
        if (packed != null) {
            memory.read(ByteBuffer.wrap(packed));
        }
        return memory;
    }

    private void read(ByteBuffer packed) {
        while (packed.hasRemaining()) {
            var key = new byte[packed.getShort()];
            packed.get(key);
            series.put(new String(key, StandardCharsets.UTF_8), SeriesMemory.read(packed));
        }
    }

    /** Null for a usage type that was never used; a count above 0 is its first use. */
    @Nullable
    SeriesMemory of(String usageType, long count) {
        var known = series.get(usageType);
        if (known == null && count > 0) {
            known = new SeriesMemory();
            series.put(usageType, known);
        }
        return known;
    }

    /** Equal memories pack to equal bytes. */
    byte[] pack() {
        var packed = ByteBuffer.allocate(packedSize());
        series.forEach((usageType, memory) -> {
            var key = usageType.getBytes(StandardCharsets.UTF_8);
            packed.putShort((short) key.length).put(key);
            memory.write(packed);
        });
        return packed.array();
    }

    private int packedSize() {
        return series.keySet().stream()
                .mapToInt(key -> Short.BYTES + key.getBytes(StandardCharsets.UTF_8).length + SeriesMemory.PACKED_SIZE)
                .sum();
    }
}
