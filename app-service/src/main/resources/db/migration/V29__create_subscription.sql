-- How a customer's subscription stands, as billing-service told last.
create table subscription (
    organization_id text primary key,
    plan            text,
    status          text,
    canceled_at     timestamptz,
    effective_at    timestamptz not null,
    told_at         timestamptz not null
);
comment on column subscription.told_at is 'which of several messages of the same instant counts';
