create table plan (
    key text not null,
    constraint plan_pk primary key (key)
);

create table plan_version (
    plan_key text not null,
    effective_from date not null,
    name text not null,
    rank integer not null,
    currency text not null,
    limits jsonb not null,
    prices jsonb not null,
    stripe_prices jsonb not null,
    constraint plan_version_pk primary key (plan_key, effective_from),
    constraint plan_version_plan_fk foreign key (plan_key) references plan (key)
);
comment on column plan_version.prices is 'tiers by usage type, prices as texts: {"tokens":[{"up_to":null,"unit_price":"0.01"}]}';
