-- One person's part in one campaign's event; without a person where nobody could be found.
create table send (
    id              uuid primary key,
    campaign        text        not null,
    family          text        not null,
    version         int         not null,
    event_id        text        not null,
    occurrence      text        not null,
    organization_id text,
    user_id         uuid,
    origin          text        not null,
    cohort          text        not null,
    state           text        not null,
    reason          text,
    due_at          timestamptz not null,
    decided_at      timestamptz,
    notification_id uuid,
    message_id      uuid        not null,
    constraint send_campaign_fk foreign key (campaign) references campaign (key),
    constraint send_state_ck check (state in ('planned', 'delivered', 'suppressed')),
    constraint send_reason_ck check ((state = 'suppressed') = (reason is not null)),
    constraint send_decided_ck check ((state = 'planned') = (decided_at is null)),
    constraint send_delivered_ck check ((state = 'delivered') = (notification_id is not null)),
    constraint send_event_uq unique nulls not distinct (campaign, event_id, user_id)
);

-- Campaigns of one family tell the same fact; a person hears it once.
create unique index send_occurrence_uq on send (family, occurrence, user_id) where state <> 'suppressed';

create index send_due_ix on send (due_at) where state = 'planned';

create index send_newest_ix on send (due_at desc, id);
