package io.spikewatch.billing.spike;

import io.spikewatch.billing.judgement.EpisodeDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The days of episodes as they are known today, which what people were told of stands or falls with. */
final class Evidence {

    private static final String NORMAL = "By what is known today, %s did not leave its normal range";
    private static final String ORGANIZATION =
            "By what is known today, the organization itself left its normal range on %s";
    private static final String PART_OF = "By what is known today, %s is part of what began on %s";
    private static final String ANOTHER = "By what is known today, %s is the beginning of something else";
    private static final String IN_PROPORTION = "By what is known today, %s is as far off as the days before it";

    private final Map<SeriesDay, EpisodeDay> days = new HashMap<>();
    private final Set<EpisodeKey> keys = new HashSet<>();
    private final Set<EpisodeKey> news = new HashSet<>();

    Evidence(Collection<EpisodeDay> days) {
        days.forEach(day -> {
            this.days.put(SeriesDay.of(day), day);
            keys(day).forEach(keys::add);
            if (day.isToTell()) {
                keys(day).forEach(news::add);
            }
        });
    }

    Evidence with(Collection<EpisodeDay> others) {
        return new Evidence(
                Stream.concat(days.values().stream(), others.stream()).toList());
    }

    /** What people may know of a day: that its episode began, and the day itself if it was news. */
    private static Stream<EpisodeKey> keys(EpisodeDay day) {
        var ofDay = day.isToTell() ? EpisodeKey.anyOf(day) : Stream.of(EpisodeKey.of(day));
        return Stream.concat(Stream.of(new EpisodeKey(day.episodeId(), null)), ofDay);
    }

    /** Whether it supports an entry and is something to tell people. */
    boolean tells(StoredEntry entry) {
        return news.contains(entry.key()) && supports(entry);
    }

    boolean supports(StoredEntry entry) {
        return keys.contains(entry.key()) && !isOrganizationsStory(entry);
    }

    /** Whether it told of a team on a day that is the story of its organization now. */
    private boolean isOrganizationsStory(StoredEntry entry) {
        return entry.teamId() != null && days.containsKey(SeriesDay.of(entry).ofOrganization());
    }

    /** Why it does not support an entry. */
    String reasonAgainst(StoredEntry entry) {
        if (isOrganizationsStory(entry)) {
            return ORGANIZATION.formatted(entry.usageDate());
        }
        var day = days.get(SeriesDay.of(entry));
        return day == null ? NORMAL.formatted(entry.usageDate()) : reason(entry, day);
    }

    /** @param day what the day is now */
    private static String reason(StoredEntry entry, EpisodeDay day) {
        if (day.episodeId().equals(entry.episodeId())) {
            return IN_PROPORTION.formatted(entry.usageDate());
        }
        var start = LocalDate.ofEpochDay(day.episode().start());
        return start.equals(entry.usageDate()) ? ANOTHER.formatted(start) : PART_OF.formatted(entry.usageDate(), start);
    }

    private record SeriesDay(
            String organizationId, @Nullable String teamId, String usageType, LocalDate date) {

        static SeriesDay of(EpisodeDay day) {
            return new SeriesDay(day.organizationId(), day.teamId(), day.usageType(), day.date());
        }

        static SeriesDay of(StoredEntry entry) {
            return new SeriesDay(entry.organizationId(), entry.teamId(), entry.usageType(), entry.usageDate());
        }

        SeriesDay ofOrganization() {
            return new SeriesDay(organizationId, null, usageType, date);
        }
    }
}
