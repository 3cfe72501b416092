package io.spikewatch.app.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Properties without what would say who somebody is.
 *
 * @param dropped names of what was left out, {@code outer.inner} where it stood inside another
 */
record SafeProperties(Map<String, @Nullable Object> kept, List<String> dropped) {

    private static final Set<String> OF_GROUPS = Set.of(
            "name",
            "website",
            "created_at",
            "plan_name",
            "plan_status",
            "plan_type",
            "subscription_status_name",
            "canceled_at");

    private SafeProperties() {
        this(new LinkedHashMap<>(), new ArrayList<>());
    }

    /** All but names that are reserved or name people and customers, and values that identify them, at any depth. */
    static SafeProperties ofEvent(Map<String, ? extends @Nullable Object> properties) {
        var safe = new SafeProperties();
        safe.kept.putAll(safe.mapOf("", properties));
        return safe;
    }

    /** Of the properties that groups have, those whose value is a plain one and identifies nobody. */
    static SafeProperties ofGroup(Map<String, ? extends @Nullable Object> properties) {
        var safe = new SafeProperties();
        properties.forEach((name, value) -> {
            if (OF_GROUPS.contains(name) && isScalar(value) && !IdentifyingData.isIn(value)) {
                safe.kept.put(name, value);
            } else {
                safe.dropped.add(name);
            }
        });
        return safe;
    }

    private Map<String, @Nullable Object> mapOf(String path, Map<?, ? extends @Nullable Object> properties) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        properties.forEach((key, value) -> {
            var name = String.valueOf(key);
            if (IdentifyingData.isNamedBy(name) || IdentifyingData.isIn(value)) {
                dropped.add(path + name);
            } else {
                map.put(name, valueOf(path + name, value));
            }
        });
        return map;
    }

    private @Nullable Object valueOf(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return mapOf(path + ".", map);
        }
        return value instanceof Collection<?> elements ? listOf(path, elements) : value;
    }

    private List<@Nullable Object> listOf(String path, Collection<?> elements) {
        var list = new ArrayList<@Nullable Object>();
        for (var element : elements) {
            if (IdentifyingData.isIn(element)) {
                dropped.add(path + "[]");
            } else {
                list.add(valueOf(path + "[]", element));
            }
        }
        return list;
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof Collection);
    }
}
