package io.spikewatch.app.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;

/** A path of our own with parameters; values are encoded as values. */
public record Address(String path, Map<String, List<String>> parameters) {

    /** The same with one parameter changed, or left out where there is no value. */
    public Address with(String name, String... values) {
        return with(name, List.of(values));
    }

    Address with(String name, List<String> values) {
        var changed = new LinkedHashMap<>(parameters);
        changed.remove(name);
        if (!values.isEmpty()) {
            changed.put(name, values);
        }
        return new Address(path, changed);
    }

    @Override
    public String toString() {
        var uri = UriComponentsBuilder.fromPath(path);
        var all = new ArrayList<>();
        parameters.forEach((name, values) -> values.forEach(value -> {
            uri.queryParam(name, "{v}");
            all.add(value);
        }));
        return uri.encode().buildAndExpand(all.toArray()).toUriString();
    }
}
