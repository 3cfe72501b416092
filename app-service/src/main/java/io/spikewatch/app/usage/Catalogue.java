package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageQueries.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The usage types there are; none while billing-service can't say. */
record Catalogue(List<Name> types) {

    static final Catalogue UNKNOWN = new Catalogue(List.of());

    /** While nothing is known, nothing is doubted. */
    boolean mayHave(String type) {
        return types.isEmpty() || find(type).isPresent();
    }

    Stream<String> ids() {
        return types.stream().map(Name::id);
    }

    String labelOf(String type) {
        return find(type).orElseGet(() -> type.replace('_', ' '));
    }

    private Optional<String> find(String type) {
        return types.stream()
                .filter(each -> each.id().equals(type))
                .map(Name::label)
                .findFirst();
    }
}
