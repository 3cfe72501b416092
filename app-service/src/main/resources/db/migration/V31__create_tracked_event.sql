-- An event on its way to product analytics, and for some days after, so that nobody tells it again.
create table tracked_event (
    id         uuid        not null,
    -- In what order events were told. A transaction's take their places before it commits.
    position   bigint      not null generated always as identity,
    -- Exactly as it is sent; gone once it was.
    body       text,
    created_at timestamptz not null,
    settled_at timestamptz,
    constraint tracked_event_pk primary key (id),
    constraint tracked_event_body_ck check ((settled_at is null) = (body is not null))
);

create index tracked_event_waiting_ix on tracked_event (position) where settled_at is null;

create index tracked_event_settled_ix on tracked_event (settled_at) where settled_at is not null;
