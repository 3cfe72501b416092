package io.spikewatch.quickstart;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happened lately in the demo: spikes, who has heard of them, and billing alerts. */
final class Story {

    private static final int SHOWN = 20;

    private final Api operator;
    private final List<FreshSpike> spikes;
    private final Inboxes inboxes;
    private final LocalDate lastDay;

    Story(Api operator, Inboxes inboxes, LocalDate lastDay) {
        this.operator = operator;
        this.inboxes = inboxes;
        this.lastDay = lastDay;
        spikes = FreshSpike.until(lastDay, operator);
    }

    /** Waits, but not for ever, until everybody who looks after an account with a spike has heard of it. */
    void awaitNotifications(Duration patience) {
        var recipients = recipients();
        var expected = spikes.stream()
                .mapToLong(spike -> recipients.get(spike.organization()))
                .sum();
        var deadline = System.nanoTime() + patience.toNanos();
        while (inboxes.unreadSpikes() < expected && System.nanoTime() < deadline) {
            Http.pause(Duration.ofMillis(500));
        }
        Console.progress("notifications", "%d of %d about spikes".formatted(inboxes.unreadSpikes(), expected));
    }

    /** How many people look after each organization's account. */
    private static Map<String, Long> recipients() {
        return DemoFiles.rows("accounts.csv")
                .collect(Collectors.toMap(
                        row -> row[0],
                        row -> Stream.of(row[2], row[3])
                                .filter(email -> !email.isEmpty())
                                .distinct()
                                .count()));
    }

    void tell() {
        Console.say("Spikes of the 7 days to %s: %d".formatted(lastDay, spikes.size()));
        spikes.stream()
                .limit(SHOWN)
                .forEach(spike -> Console.say("  %s  %-20s %s".formatted(spike.date(), spike.account(), spike.text())));
        if (spikes.size() > SHOWN) {
            Console.say("  and " + (spikes.size() - SHOWN) + " more");
        }
    }

    /** What customers are warned of. */
    void tellAlerts() {
        var alerts = OpenAlert.all(operator);
        Console.say("Open billing alerts: %d".formatted(alerts.size()));
        alerts.forEach(
                alert -> Console.say("  %-8s %-20s %s".formatted(alert.severity(), alert.account(), alert.text())));
    }

    /** Who can sign in, with the number of unread notifications. */
    void introduce() {
        inboxes.unread()
                .forEach((person, unread) ->
                        Console.say("  %-14s %-32s %d unread".formatted(person.name(), person.email(), unread)));
    }
}
