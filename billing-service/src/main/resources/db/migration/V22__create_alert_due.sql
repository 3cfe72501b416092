-- Organizations whose alerts have to be looked at, because something was stored that they follow from.
create table alert_due (
    organization_id text not null,
    mark bigint generated always as identity,
    due_at timestamptz not null,
    constraint alert_due_pk primary key (organization_id)
);
comment on column alert_due.mark is 'another one with every reason, so that a look before the last one doesn''t take it away';
comment on column alert_due.due_at is 'later while somebody looks, and after a failure';

create index alert_due_ix on alert_due (due_at);
