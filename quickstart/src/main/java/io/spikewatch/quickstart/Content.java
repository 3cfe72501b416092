package io.spikewatch.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What there is to look at in a running system: the demo, loaded once per data directory, and imported files. */
final class Content {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String KEY = "API_KEY";
    private static final String LAST_DAY = "LAST_DAY";

    private final URI app;
    private final Api operator;
    private final UsageReports reports;
    private final Settings settings;
    private final KeptProperties demo;
    private final LocalDate yesterday;
    private @Nullable Inboxes opened;

    Content(Settings settings, DataDirectory data, LocalDate yesterday) {
        this.settings = settings;
        this.yesterday = yesterday;
        app = settings.app();
        operator = Api.withKey(app, settings.get("APP_BOOTSTRAP_API_KEY"));
        reports = new UsageReports(settings.billing(), settings.get("BILLING_INGEST_KEY"));
        demo = new KeptProperties(data.file("demo"));
    }

    void loadDemo() {
        if (demo.read().containsKey(KEY)) {
            return;
        }
        Console.say("Loading the demo data");
        var loading = new Demo(operator, reports, password(), vendor());
        loading.load(yesterday);
        story(yesterday).awaitNotifications(PATIENCE);
        var key = loading.createKey(Person.all().get(0));
        demo.write(Map.of(KEY, key, LAST_DAY, yesterday.toString()));
    }

    void load(List<Path> files) {
        if (files.isEmpty()) {
            return;
        }
        Console.say("Importing");
        files.stream().filter(Accounts::isFile).forEach(this::loadAccounts);
        files.stream()
                .filter(UsageReports::isFile)
                .flatMap(file -> loadReports(file).stream())
                .reduce(DateRange::and)
                .ifPresent(new Detection(operator)::run);
    }

    void tellDemo() {
        var kept = demo.read();
        var story = story(LocalDate.parse(kept.getOrDefault(LAST_DAY, yesterday.toString())));
        story.tell();
        Console.say("Sign in at " + app.resolve("/sign-in") + " with the password " + password());
        story.introduce();
        Console.say("Try the API");
        Console.say("  curl -H 'Authorization: Bearer " + kept.get(KEY) + "' '"
                + app.resolve("/api/notifications/?unread=true") + "'");
    }

    private void loadAccounts(Path file) {
        try {
            new Accounts(operator).load(Files.readAllBytes(file));
        } catch (IOException e) {
            throw QuickstartException.failure(file + " can't be read");
        }
    }

    private Optional<DateRange> loadReports(Path file) {
        try (var lines = Files.lines(file)) {
            return reports.load(lines.filter(line -> !line.isBlank()).iterator());
        } catch (IOException | UncheckedIOException e) {
            throw QuickstartException.failure(file + " can't be read");
        }
    }

    private Story story(LocalDate lastDay) {
        return new Story(operator, inboxes(), lastDay);
    }

    private Inboxes inboxes() {
        var inboxes = opened == null ? new Inboxes(app, password()) : opened;
        opened = inboxes;
        return inboxes;
    }

    private String password() {
        return settings.get(Secrets.DEMO_PASSWORD);
    }

    private String vendor() {
        return settings.get("APP_VENDOR_ORGANIZATION_ID");
    }
}
