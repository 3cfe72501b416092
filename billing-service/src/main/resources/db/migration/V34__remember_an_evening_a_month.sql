-- One evening of each month is remembered, the last: so the key says it, and a night updates a row instead of replacing it.
create table last_evening (
    organization_id text not null,
    month date not null,
    as_of date not null,
    version integer not null,
    region text,
    state bytea not null,
    constraint last_evening_pk primary key (organization_id, month)
) with (fillfactor = 70); -- room for the next evening beside the last
alter table last_evening alter column state set storage external; -- hardly compressible

insert into last_evening
select distinct on (organization_id, date_trunc('month', as_of))
    organization_id, date_trunc('month', as_of), as_of, version, region, state
from detection_state order by organization_id, date_trunc('month', as_of), as_of desc;

drop table detection_state;
alter table last_evening rename to detection_state;
alter table detection_state rename constraint last_evening_pk to detection_state_pk;

comment on table detection_state is 'follows from the reports alone, so it may be deleted at any time: the next run works it out again';
comment on column detection_state.month is 'its first day';
comment on column detection_state.as_of is 'date of the last report that it has taken in';
comment on column detection_state.version is 'differs where another catalogue or sensitivity led to it: good for nothing';
comment on column detection_state.region is 'whose holidays led to it: good for nothing where the organization has another one by now';
comment on column detection_state.state is 'packed: see OrganizationMemory';
