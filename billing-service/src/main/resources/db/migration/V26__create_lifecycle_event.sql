-- Which lifecycle events were passed on, so that none is twice. They are few and small, and stay.
create table lifecycle_event (
    id text not null,
    event text not null,
    organization_id text not null,
    received_at timestamptz not null,
    constraint lifecycle_event_pk primary key (id)
);
