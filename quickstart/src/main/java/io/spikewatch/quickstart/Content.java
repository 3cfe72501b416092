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
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What there is to look at in a running system: the demo, loaded once per data directory, and imported files. */
final class Content {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String LAST_DAY = "LAST_DAY";

    private final URI app;
    private final Api operator;
    private final UsageReports reports;
    private final Settings settings;
    private final KeptProperties demo;
    private final LocalDate yesterday;

    Content(Settings settings, DataDirectory data, LocalDate yesterday) {
        this.settings = settings;
        this.yesterday = yesterday;
        app = settings.app();
        operator = Api.withKey(app, settings.get("APP_BOOTSTRAP_API_KEY"));
        reports = new UsageReports(settings.billing(), settings.get("BILLING_INGEST_KEY"));
        demo = new KeptProperties(data.file("demo"));
    }

    void loadDemo() {
        if (demo.read().containsKey(LAST_DAY)) {
            return;
        }
        Console.say("Loading the demo data");
        var loaded = new TreeMap<>(new Demo(operator, reports, password(), vendor()).load(yesterday));
        loaded.put(LAST_DAY, yesterday.toString());
        story(loaded).awaitNotifications(PATIENCE);
        demo.write(loaded);
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
        var loaded = demo.read();
        var story = story(loaded);
        story.tell();
        story.tellAlerts();
        Console.say("Sign in at " + app.resolve("/sign-in") + " with the password " + password());
        story.introduce();
        Person.all().stream().filter(Person::isOwner).findFirst().ifPresent(this::tellPages);
        Console.say("Try the API");
        var key = loaded.get(Person.all().get(0).email());
        Console.say("  curl -H 'Authorization: Bearer " + key + "' '" + app.resolve("/api/notifications/?unread=true")
                + "'");
    }

    private void tellPages(Person owner) {
        Console.say("Usage, spend and alerts, as " + owner.email() + " sees them");
        Console.progress("usage", app.resolve("/organization/billing/usage").toString());
        Console.progress("spend", app.resolve("/organization/billing/spend").toString());
        Console.progress("alerts", app.resolve("/organization/billing/alerts").toString());
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

    private Story story(Map<String, String> loaded) {
        var lastDay = LocalDate.parse(Objects.requireNonNull(loaded.get(LAST_DAY)));
        return new Story(operator, new Inboxes(app, loaded), lastDay);
    }

    private String password() {
        return settings.get(Secrets.DEMO_PASSWORD);
    }

    private String vendor() {
        return settings.get("APP_VENDOR_ORGANIZATION_ID");
    }
}
