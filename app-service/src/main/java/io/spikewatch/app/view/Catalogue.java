package io.spikewatch.app.view;

import io.spikewatch.app.billing.UsageQueries.Name;
import io.spikewatch.app.page.UsageTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The usage types there are; none while billing-service can't say. */
public record Catalogue(List<Name> types) {

    public static final Catalogue UNKNOWN = new Catalogue(List.of());

    /** While nothing is known, nothing is doubted. */
    boolean mayHave(String type) {
        return types.isEmpty() || find(type).isPresent();
    }

    public Stream<String> ids() {
        return types.stream().map(Name::id);
    }

    public String labelOf(String type) {
        return find(type).orElseGet(() -> UsageTypes.labelOf(type));
    }

    private Optional<String> find(String type) {
        return types.stream()
                .filter(each -> each.id().equals(type))
                .map(Name::label)
                .findFirst();
    }
}
