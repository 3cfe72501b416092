package io.spikewatch.app.billing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.spikewatch.app.billing.UsageQueries.Name;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * Names that billing-service told less than a minute ago: they change rarely, and pages need them with every step people
 * take. What isn't everyone's is kept by its caller, so that nobody sees names that were told to somebody else.
 */
class RecentNames {

    private static final Duration RECENT = Duration.ofMinutes(1);
    private static final long MOST_NAMES = 200_000;

    private final Cache<Object, List<Name>> names = Caffeine.newBuilder()
            .expireAfterWrite(RECENT)
            .maximumWeight(MOST_NAMES)
            .weigher((Object key, List<Name> all) -> all.size())
            .build();

    /** Asked outside of the cache, as one that waits would make others wait. */
    List<Name> of(Object key, Supplier<List<Name>> asked) {
        var known = names.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var told = asked.get();
        names.put(key, told);
        return told;
    }
}
