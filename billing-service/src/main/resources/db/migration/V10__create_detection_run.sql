create table detection_run (
    id uuid not null,
    from_date date not null,
    to_date date not null,
    origin text,
    dry_run boolean not null,
    scheduled boolean not null,
    created_at timestamptz not null,
    constraint detection_run_pk primary key (id),
    constraint detection_run_range_ck check (from_date <= to_date),
    constraint detection_run_origin_ck check (origin in ('live', 'backfill', 'replay', 'test'))
);
comment on column detection_run.origin is 'null: judged for each date';

create unique index detection_run_scheduled_uq on detection_run (from_date) where scheduled;

-- What one replica works on at a time: some days of one month, of the organizations of one shard.
create table detection_part (
    run_id uuid not null,
    from_date date not null,
    to_date date not null,
    shard smallint not null,
    due_at timestamptz not null,
    done_at timestamptz,
    organizations integer not null default 0,
    spikes integer not null default 0,
    constraint detection_part_pk primary key (run_id, from_date, shard),
    constraint detection_part_run_fk foreign key (run_id) references detection_run (id)
);
comment on column detection_part.done_at is 'null: to be worked, again where a report came late';

create index detection_part_open_ix on detection_part (from_date, shard) where done_at is null;
