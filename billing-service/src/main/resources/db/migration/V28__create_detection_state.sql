-- Follows from the reports alone, so it may be deleted at any time: the next run works it out again.
create table detection_state (
    organization_id text not null,
    as_of date not null,
    version integer not null,
    state bytea not null,
    constraint detection_state_pk primary key (organization_id, as_of)
);
comment on column detection_state.as_of is 'date of the last report that it has taken in';
comment on column detection_state.version is 'differs where another catalogue or sensitivity led to it: good for nothing';
comment on column detection_state.state is 'packed: see OrganizationMemory';
alter table detection_state alter column state set storage external; -- hardly compressible

-- Organizations whose reports came late or were corrected, as long as parts are open that were done before.
create table detection_late (
    organization_id text not null,
    shard smallint not null,
    since date not null,
    constraint detection_late_pk primary key (organization_id)
);

create index detection_late_shard_ix on detection_late (shard, since);

alter table detection_part add column reopened boolean not null default false;
comment on column detection_part.reopened is 'done before: of interest are only the organizations of detection_late';
