-- One rule that turns one kind of event into one kind of notification, with its own switch.
create table campaign (
    key     text primary key,
    name    text    not null,
    family  text    not null,
    event   text    not null,
    state   text    not null,
    version int     not null,
    origins text[]  not null,
    paused  boolean not null default false,
    constraint campaign_state_ck check (state in ('draft', 'active')),
    constraint campaign_origins_ck check (origins <@ array ['live', 'backfill', 'replay', 'test'])
);

insert into campaign (key, name, family, event, state, version, origins)
values ('usage_spike', 'Usage spike', 'usage_spike', 'usage_spike_detected', 'active', 1, '{live,replay}');
