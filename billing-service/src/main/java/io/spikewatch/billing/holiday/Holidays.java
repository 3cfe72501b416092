package io.spikewatch.billing.holiday;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.spikewatch.detector.CalendarDay;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The public holidays of regions. A region is an ISO 3166 code, with or without a subdivision: {@code DE}, {@code DE-BY}. */
@Component
public class Holidays {

    /** More than there are regions in a year, so that only codes that make no sense come and go. */
    private static final int REMEMBERED = 5_000;

    private final LoadingCache<RegionYear, Optional<HolidayYear>> years =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build(HolidayCalendar::of);

    /** Unknown without a region, or with one that has no calendar. */
    public CalendarDay on(@Nullable String region, LocalDate day) {
        return year(region, day).map(year -> year.on(day)).orElse(CalendarDay.UNKNOWN);
    }

    /** What people call the holiday on or next to the day: {@code Labour Day}, {@code the day after Labour Day}. */
    public Optional<String> near(@Nullable String region, LocalDate day) {
        return year(region, day).flatMap(year -> year.near(day));
    }

    private Optional<HolidayYear> year(@Nullable String region, LocalDate day) {
        return region == null ? Optional.empty() : years.get(new RegionYear(region, day.getYear()));
    }
}
