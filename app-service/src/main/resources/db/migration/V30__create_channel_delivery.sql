-- A notification on its way to a person on a channel beside the inbox.
create table channel_delivery (
    id              uuid primary key,
    notification_id uuid        not null,
    channel         text        not null,
    organization_id text        not null,
    user_id         uuid        not null,
    state           text        not null default 'waiting',
    reason          text,
    -- How often in a row the person could not be reached, and when to try again: the same for all that waits for them.
    failures        int         not null default 0,
    due_at          timestamptz not null,
    expires_at      timestamptz not null,
    created_at      timestamptz not null,
    decided_at      timestamptz,
    constraint channel_delivery_notification_fk foreign key (notification_id) references notification (id),
    constraint channel_delivery_channel_ck check (channel in ('email', 'slack', 'webhook')),
    constraint channel_delivery_state_ck check (state in ('waiting', 'sent', 'withdrawn', 'given_up')),
    constraint channel_delivery_decided_ck check ((state = 'waiting') = (decided_at is null)),
    constraint channel_delivery_uq unique (notification_id, channel)
);

create index channel_delivery_due_ix on channel_delivery (channel, due_at, created_at) where state = 'waiting';

create index channel_delivery_person_ix on channel_delivery (user_id, channel) where state = 'waiting';
