-- Which plan counts from which day of a billing period on.
create table period_plan (
    organization_id text not null,
    period_start date not null,
    counts_from date not null,
    plan_key text not null,
    constraint period_plan_pk primary key (organization_id, period_start, counts_from),
    constraint period_plan_period_fk
        foreign key (organization_id, period_start) references billing_period (organization_id, starts_on),
    constraint period_plan_plan_fk foreign key (plan_key) references plan (key),
    constraint period_plan_day_ck check (period_start <= counts_from)
);
