create table billing_period (
    organization_id text not null,
    starts_on date not null,
    ends_on date not null,
    constraint billing_period_pk primary key (organization_id, starts_on),
    constraint billing_period_subscription_fk foreign key (organization_id) references subscription (organization_id),
    constraint billing_period_range_ck check (starts_on < ends_on)
);
comment on column billing_period.ends_on is 'the day after its last, as told; the next period may start earlier and end it there';
