create table spike (
    id uuid not null,
    organization_id text not null,
    usage_date date not null,
    origin text not null,
    detected_at timestamptz not null,
    constraint spike_pk primary key (id),
    constraint spike_origin_ck check (origin in ('live', 'backfill', 'replay', 'test'))
);

create index spike_history_ix on spike (organization_id, usage_date desc, id);

-- The key is what makes people hear of an episode once.
create table spike_entry (
    episode_id uuid not null,
    spike_id uuid not null,
    position smallint not null,
    explanation jsonb not null,
    constraint spike_entry_pk primary key (episode_id),
    constraint spike_entry_spike_fk foreign key (spike_id) references spike (id)
);

create index spike_entry_spike_ix on spike_entry (spike_id, position);
