create table organization (
    id text not null,
    shard smallint not null,
    name text,
    billing_id text,
    stripe_customer_id text,
    region text,
    team_names jsonb not null default '{}',
    described_on date not null,
    constraint organization_pk primary key (id)
);
comment on column organization.described_on is 'date of the newest report, which the description was taken from';

create index organization_shard_ix on organization (shard, id);

-- The record of truth: everything else about usage can be derived from it again.
create table usage_report (
    organization_id text not null,
    usage_date date not null,
    document jsonb not null,
    origin text not null,
    received_at timestamptz not null,
    constraint usage_report_pk primary key (organization_id, usage_date),
    constraint usage_report_organization_fk foreign key (organization_id) references organization (id),
    constraint usage_report_origin_ck check (origin in ('live', 'backfill', 'replay', 'test'))
);

do $$
begin
    alter table usage_report alter column document set compression lz4;
exception when feature_not_supported then
    raise notice 'this server compresses with pglz only';
end
$$;

create table daily_usage (
    organization_id text not null,
    team_id text not null default '',
    usage_date date not null,
    counts jsonb not null,
    constraint daily_usage_pk primary key (organization_id, team_id, usage_date)
);
comment on column daily_usage.team_id is 'empty: the whole organization';
comment on column daily_usage.counts is 'whole numbers by usage type, known to the catalogue or not';
