-- What a campaign does, in versions that never change; of a campaign at most one is in use.
create table campaign_version (
    campaign     text        not null,
    number       int         not null,
    definition   jsonb       not null,
    state        text        not null,
    created_at   timestamptz not null,
    created_by   text        not null,
    dry_run      jsonb,
    activated_at timestamptz,
    activated_by text,
    approved_by  text,
    constraint campaign_version_pk primary key (campaign, number),
    constraint campaign_version_campaign_fk foreign key (campaign) references campaign (key),
    constraint campaign_version_state_ck check (state in ('draft', 'awaiting_approval', 'active', 'superseded'))
);

create unique index campaign_version_active_uq on campaign_version (campaign) where state = 'active';

revoke update, delete, truncate on campaign_version from ${runtime_role};
grant update (state, dry_run, activated_at, activated_by, approved_by) on campaign_version to ${runtime_role};

insert into campaign_version (campaign, number, definition, state, created_at, created_by, activated_at)
select key, version, jsonb_build_object(
    'audience', jsonb_build_object('to', case key
        when 'usage_spike' then '["account_team"]'::jsonb
        else '["organization_admins", "account_team"]'::jsonb end),
    'origins', to_jsonb(origins), 'delay', 'PT0S'), state, now(), 'spikewatch', now()
from campaign;

alter table campaign
    drop column state,
    drop column version,
    drop column origins,
    add column guard_mode     text        not null default 'hold',
    add column guard_floor    int         not null default 50,
    add column guard_factor   numeric     not null default 5,
    add column approval_above int         not null default 100,
    add column silent_since   timestamptz,
    add constraint campaign_guard_ck check (guard_mode in ('hold', 'warn'));

update campaign set guard_mode = 'warn';

-- Too many at once are held; what is held is released or discarded, and what was delivered can be recalled.
alter table send
    drop constraint send_state_ck,
    drop constraint send_reason_ck,
    drop constraint send_decided_ck,
    drop constraint send_delivered_ck,
    add column planned_at timestamptz,
    add column hold_id    uuid,
    add column recall_id  uuid,
    add constraint send_state_ck
        check (state in ('planned', 'held', 'delivered', 'suppressed', 'discarded', 'recalled')),
    add constraint send_reason_ck check ((state in ('suppressed', 'discarded')) = (reason is not null)),
    add constraint send_decided_ck check ((state in ('planned', 'held')) = (decided_at is null)),
    add constraint send_delivered_ck check ((state in ('delivered', 'recalled')) = (notification_id is not null)),
    add constraint send_held_ck check (state <> 'held' or hold_id is not null),
    add constraint send_recalled_ck check ((state = 'recalled') = (recall_id is not null));

update send set planned_at = due_at;

alter table send alter column planned_at set not null;

create index send_planned_ix on send (campaign, planned_at) where state <> 'suppressed';

create index send_waiting_ix on send (campaign) where state in ('planned', 'held');
