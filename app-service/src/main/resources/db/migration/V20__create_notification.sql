-- One line shown to one person in one organization.
create table notification (
    id                uuid primary key,
    organization_id   text        not null,
    user_id           uuid        not null,
    notification_type text        not null,
    priority          text        not null,
    title             text        not null,
    body              text        not null,
    resource_type     text        not null,
    resource_id       text        not null,
    source_type       text        not null,
    source_id         text        not null,
    source_url        text,
    metadata          jsonb       not null,
    read_at           timestamptz,
    archived_at       timestamptz,
    snoozed_until     timestamptz,
    retracted_at      timestamptz,
    retraction_reason text,
    corrects          uuid,
    created_at        timestamptz not null,
    constraint notification_priority_ck check (priority in ('normal', 'critical')),
    constraint notification_title_ck check (char_length(title) <= 100),
    constraint notification_body_ck check (char_length(body) <= 200),
    constraint notification_corrects_fk foreign key (corrects) references notification (id),
    -- The promise that nobody is told twice.
    constraint notification_uq unique (notification_type, user_id, resource_type, resource_id, source_id)
);

create index notification_inbox_ix on notification (user_id, organization_id, created_at desc, id);

create index notification_unread_ix on notification (user_id, organization_id)
    where read_at is null and archived_at is null and retracted_at is null;
