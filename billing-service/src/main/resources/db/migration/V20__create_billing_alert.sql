-- The service sees and acknowledges alerts of one organization at a time: the one that its transaction has set. To raise,
-- change and delete alerts it takes a role that it doesn't have otherwise.
do $$
begin
    if not exists (select from pg_roles where rolname = '${alerts_role}')
        or not pg_has_role('${runtime_role}', '${alerts_role}', 'set') then
        raise exception 'The role ${alerts_role} is missing. As an administrator: create role "${alerts_role}" nologin; grant "${alerts_role}" to "${runtime_role}" with inherit false, set true';
    end if;
end
$$;

create table billing_alert (
    id uuid not null,
    organization_id text not null,
    alert_type text not null,
    subject text not null,
    severity text not null,
    message text not null,
    metadata jsonb not null,
    forecast jsonb,
    period_start date,
    percent numeric,
    created_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by text,
    resolved_at timestamptz,
    constraint billing_alert_pk primary key (id),
    constraint billing_alert_organization_ck check (organization_id <> ''),
    constraint billing_alert_type_ck check (alert_type in ('usage_soft_warning', 'usage_hard_warning',
        'overage_incurred', 'trial_expiring', 'subscription_canceled', 'plan_upgraded', 'plan_downgraded')),
    constraint billing_alert_severity_ck check (severity in ('info', 'warning', 'critical')),
    constraint billing_alert_acknowledged_ck check ((acknowledged_at is null) = (acknowledged_by is null)),
    constraint billing_alert_usage_ck check (num_nulls(forecast, period_start, percent) in (0, 3))
);
comment on column billing_alert.subject is 'usage type; id of the plan change or cancellation; nothing for the trial';
comment on column billing_alert.percent is 'of usage: how much of what the alert measures it by, as last seen before it was acknowledged';

-- What makes people hear of a condition once.
create unique index billing_alert_open_uq on billing_alert (organization_id, alert_type, subject)
    where acknowledged_at is null and resolved_at is null;
create index billing_alert_history_ix on billing_alert (organization_id, created_at desc, id desc);
create index billing_alert_standing_ix on billing_alert (organization_id) where resolved_at is null;
create index billing_alert_created_ix on billing_alert (created_at);

revoke all on billing_alert from ${runtime_role};
grant select, update (acknowledged_at, acknowledged_by) on billing_alert to ${runtime_role};
grant select, insert, update, delete on billing_alert to ${alerts_role};

alter table billing_alert enable row level security;
alter table billing_alert force row level security;
create policy billing_alert_read on billing_alert for select to ${runtime_role}
    using (organization_id = current_setting('billing.organization_id', true));
create policy billing_alert_acknowledge on billing_alert for update to ${runtime_role}
    using (organization_id = current_setting('billing.organization_id', true))
    with check (organization_id = current_setting('billing.organization_id', true));
create policy billing_alert_write on billing_alert to ${alerts_role} using (true) with check (true);
