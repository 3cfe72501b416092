package io.spikewatch.app.ui;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.billing.FoundSpike;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Severity;
import io.spikewatch.app.page.UsageTypes;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One usage type of a spike that was found in an account's usage. */
record AccountSpike(FoundSpike spike, FoundSpike.Entry entry) {

    static Stream<AccountSpike> of(FoundSpike spike) {
        return spike.spikes().stream().map(each -> new AccountSpike(spike, each));
    }

    String usageType() {
        return entry.usageTypeOrMetric();
    }

    LocalDate date() {
        return spike.usageDate();
    }

    boolean holds() {
        return entry.holds();
    }

    @Nullable
    String teamId() {
        return entry.teamId();
    }

    boolean isOf(String usageType, @Nullable String teamId, LocalDate date) {
        return usageType().equals(usageType) && Objects.equals(teamId(), teamId) && date().equals(date);
    }

    UsageContent.Told toTold() {
        var feedback = spike.feedback();
        return new UsageContent.Told(
                spike.id(),
                usageType(),
                holds() ? null : Optional.ofNullable(entry.withdrawnReason()).orElse(""),
                feedback == null ? null : feedback.yours(),
                feedback == null ? "" : words(feedback));
    }

    private static String words(FoundSpike.Feedback feedback) {
        return feedback.useful() + feedback.notUseful() == 0
                ? "Nobody has said so far."
                : "%d useful, %d not useful".formatted(feedback.useful(), feedback.notUseful());
    }

    UsageContent.Other toOther(Account account, Severity severity) {
        var drop = entry.direction().equals("down");
        return new UsageContent.Other(
                "/accounts/" + account.id() + "?usage_type=" + usageType() + team() + "&date=" + date(),
                Dates.withYear(date()),
                UsageTypes.labelOf(usageType()) + TeamWords.of(teamId(), entry.teamName()) + " "
                        + Figures.factor(entry.factor()) + (drop ? " down" : " up") + (holds() ? "" : ", withdrawn"),
                severity,
                Figures.number(entry.observed()),
                Figures.number(entry.expected()));
    }

    private String team() {
        return teamId() == null ? "" : "&team_id=" + teamId();
    }
}
