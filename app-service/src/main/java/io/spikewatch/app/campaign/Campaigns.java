package io.spikewatch.app.campaign;

import io.spikewatch.app.audit.AuditLog;
import io.spikewatch.app.campaign.CampaignVersion.State;
import io.spikewatch.app.event.EventKinds;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Fields;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The campaigns: their versions, from draft to use, and their switches. */
@Component
public class Campaigns {

    private static final Logger log = LoggerFactory.getLogger(Campaigns.class);

    /** How long a dry run says enough about today to activate a version by it. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final CampaignRepository repository;
    private final EventKinds kinds;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Campaigns(
            CampaignRepository repository,
            EventKinds kinds,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.kinds = kinds;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Until the end of the transaction nobody can switch a campaign that tells this event, or another of its versions on. */
    public void lockForDelivery(String event) {
        repository.lockForDelivery(event);
    }

    /** Waits for the deliveries of this event under way; until the end of the transaction no other begins. */
    public void lockForSwitch(String event) {
        repository.lockForSwitch(event);
    }

    /** The versions in use of the campaigns that tell this event, in the order of the campaigns' keys. */
    public List<CampaignVersion> telling(String event) {
        return repository.telling(event);
    }

    public Optional<CampaignVersion> find(String key, int version) {
        return repository.find(key, version);
    }

    /** The version in use. */
    public Optional<CampaignVersion> active(String key) {
        return repository.versions(key).stream()
                .filter(each -> each.state() == State.ACTIVE)
                .findFirst();
    }

    /** @throws Problem 404 if there is no such campaign */
    public Campaign get(String key) {
        return repository.find(key).orElseThrow(() -> Problem.notFound("The campaign"));
    }

    /** @throws Problem 404 if there is no such version */
    public CampaignVersion get(String key, int version) {
        return find(key, version).orElseThrow(() -> Problem.notFound("The version"));
    }

    /** Newest first. */
    public List<CampaignVersion> versions(String key) {
        return repository.versions(key);
    }

    /** The versions of every campaign, by the campaigns' keys and newest first. */
    public Collection<List<CampaignVersion>> all() {
        return repository.versions().stream()
                .collect(Collectors.groupingBy(
                        each -> each.campaign().key(), LinkedHashMap::new, Collectors.toUnmodifiableList()))
                .values();
    }

    /** Its first version is a draft. */
    @Transactional
    public Campaign create(Caller operator, NewCampaign wanted) {
        var campaign = wanted.campaign();
        requireWords(campaign, wanted.version());
        if (!repository.insert(campaign)) {
            throw Problem.conflict("campaign_taken", "A campaign with this key exists already.");
        }
        audit.add(operator, "create", campaign.key(), wanted.reason());
        addVersion(operator, campaign.key(), wanted.version());
        return get(campaign.key());
    }

    /** Adds a draft; the answer is its number. */
    @Transactional
    public int draft(Caller operator, String key, NewVersion wanted) {
        requireWords(get(key), wanted.version());
        repository.lockForSwitch(get(key).event());
        var number = addVersion(operator, key, wanted.version());
        audit.add(operator, "draft", target(key, number), wanted.reason());
        return number;
    }

    private int addVersion(Caller operator, String key, Definition definition) {
        return repository.addVersion(key, definition, operator.userId().toString(), now());
    }

    private void requireWords(Campaign campaign, Definition definition) {
        Fields.check(
                definition.template() != null || kinds.wordThemselves(campaign.event()),
                "version.template",
                "is required, as the event doesn't word itself");
    }

    /** Keeps what a dry run came to, for those who decide on the version. */
    @Transactional
    public void keep(CampaignVersion version, DryRun dryRun) {
        repository.setDryRun(version.campaign().key(), version.number(), dryRun);
    }

    /**
     * Puts a version into use in place of those before, or has it wait for a second operator if it would tell many
     * people. What was planned by the version before stays planned.
     */
    @Transactional
    public Campaign activate(Caller operator, String key, int number, String reason) {
        repository.lockForSwitch(get(key).event());
        var version = get(key, number);
        requireState(version, State.DRAFT, "not_a_draft", "Only a draft can be activated.");
        var recipients = requireFresh(version).recipients();
        audit.add(operator, "activate", target(key, number), reason);
        repository.setActivatedBy(key, number, operator.userId().toString());
        if (recipients > version.campaign().approvalAbove()) {
            repository.setState(key, number, State.AWAITING_APPROVAL);
            log.info("Campaign version awaits approval: campaign={} version={} people={}", key, number, recipients);
        } else {
            use(operator, version);
        }
        return get(key);
    }

    /** A second operator agrees. */
    @Transactional
    public Campaign approve(Caller operator, String key, int number, String reason) {
        repository.lockForSwitch(get(key).event());
        var version = get(key, number);
        requireState(version, State.AWAITING_APPROVAL, "nothing_to_approve", "The version doesn't await approval.");
        if (!version.mayBeApprovedBy(operator.userId())) {
            throw Problem.forbidden("second_operator_required", "Another operator has to approve what you activated.");
        }
        requireFresh(version);
        audit.add(operator, "approve", target(key, number), reason);
        repository.setApprovedBy(key, number, operator.userId().toString());
        use(operator, version);
        return get(key);
    }

    /** Facts change, and so does what a version would do. */
    private DryRun requireFresh(CampaignVersion version) {
        var dryRun = version.dryRun();
        if (dryRun == null || !isFresh(dryRun)) {
            throw Problem.conflict("dry_run_required", "The version needs a dry run of the last 24 hours first.");
        }
        if (!dryRun.unknownWords().isEmpty()) {
            throw Problem.invalid(
                    "unknown_words", "template", "has words that no event carried: " + dryRun.unknownWords());
        }
        return dryRun;
    }

    /** Whether it is recent enough to activate a version by it. */
    public boolean isFresh(DryRun dryRun) {
        return !dryRun.at().isBefore(now().minus(FRESH));
    }

    private void use(Caller operator, CampaignVersion version) {
        var key = version.campaign().key();
        repository.supersede(key, version.number());
        repository.setState(key, version.number(), State.ACTIVE);
        repository.setActivatedAt(key, version.number(), now());
        events.publishEvent(new CampaignActivated(key, version.number(), operator.userId(), now()));
        log.info("Campaign version activated: campaign={} version={}", key, version.number());
    }

    private static void requireState(CampaignVersion version, State state, String code, String complaint) {
        if (version.state() != state) {
            throw Problem.conflict(code, complaint);
        }
    }

    /** Once this is committed the campaign delivers nothing; what it would have sent waits, and so does what its channels still have. */
    @Transactional
    public Campaign pause(Caller operator, String key, String reason) {
        return turn(operator, key, true, reason);
    }

    /** What waited is delivered soon after. */
    @Transactional
    public Campaign resume(Caller operator, String key, String reason) {
        return turn(operator, key, false, reason);
    }

    private Campaign turn(Caller operator, String key, boolean paused, String reason) {
        repository.lockForSwitch(get(key).event());
        if (repository.setPaused(key, paused)) {
            audit.add(operator, paused ? "pause" : "resume", key, reason);
            log.info("Campaign switched: campaign={} paused={}", key, paused);
        }
        return get(key);
    }

    /**
     * Keeps which campaigns in use have fallen silent, by when each planned anything last; all others have not. However many
     * say so at once, only one of them gives the warning.
     */
    @Transactional
    public void noteSilent(Map<String, Instant> lastPlanned) {
        repository
                .setSilent(lastPlanned)
                .forEach(key -> log.warn("Campaign fell silent: campaign={} since={}", key, lastPlanned.get(key)));
        repository
                .setAudible(lastPlanned.keySet())
                .forEach(key -> log.info("Campaign is silent no more: campaign={}", key));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String target(String key, int number) {
        return key + "/versions/" + number;
    }
}
