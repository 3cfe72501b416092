-- The newest word on an organization's subscription; it may come before the organization's first report.
create table subscription (
    organization_id text not null,
    plan_key text not null,
    status text not null,
    current_period_start date not null,
    current_period_end date not null,
    trial_ends_at timestamptz,
    canceled_at timestamptz,
    access_ends_at timestamptz,
    occurred_at timestamptz not null,
    constraint subscription_pk primary key (organization_id),
    constraint subscription_plan_fk foreign key (plan_key) references plan (key),
    constraint subscription_status_ck check (status in ('trialing', 'active', 'past_due', 'canceled')),
    constraint subscription_period_ck check (current_period_start < current_period_end)
);
