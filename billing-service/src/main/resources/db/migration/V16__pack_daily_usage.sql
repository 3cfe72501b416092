-- One row a report instead of one a team and day: a fraction of the rows to write and to read. Derived again from the
-- raw reports by the migration that follows.
drop table daily_usage;

create table daily_usage (
    organization_id text not null,
    usage_date date not null,
    counts jsonb not null,
    teams bytea not null,
    constraint daily_usage_pk primary key (organization_id, usage_date),
    constraint daily_usage_report_fk foreign key (organization_id, usage_date)
        references usage_report (organization_id, usage_date)
);
comment on column daily_usage.counts is 'the organization''s own: whole numbers by usage type, known to the catalogue or not';
comment on column daily_usage.teams is 'packed: see TeamCounts';
alter table daily_usage alter column teams set storage external; -- packed already

alter table organization add column usage_version bigint not null default 0;
comment on column organization.usage_version is 'goes up with every change of the organization''s usage';

alter table usage_report add column digest bytea;
comment on column usage_report.digest is 'SHA-256 of the report as it came; null if it came before this column';
