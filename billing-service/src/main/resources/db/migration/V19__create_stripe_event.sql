-- What Stripe told about subscriptions, each event once.
create table stripe_event (
    id text not null,
    type text not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    payload text not null,
    outcome text not null,
    reason text,
    prices text[] not null,
    customer_id text,
    organization_id text,
    constraint stripe_event_pk primary key (id),
    constraint stripe_event_outcome_ck check (outcome in ('applied', 'ignored', 'kept'))
);
comment on column stripe_event.outcome is 'kept: applied as soon as a plan has one of the prices and the organization is known';
comment on column stripe_event.organization_id is 'as the subscription''s metadata names it; null: the customer''s';

create index stripe_event_kept_ix on stripe_event (occurred_at) where outcome = 'kept';

create index organization_stripe_customer_ix on organization (stripe_customer_id);
