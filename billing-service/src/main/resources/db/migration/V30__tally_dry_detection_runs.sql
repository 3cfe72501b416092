alter table detection_run add column sensitivity text;
alter table detection_run add column organization_id text;
alter table detection_run
    add constraint detection_run_sensitivity_ck check (sensitivity is null or dry_run and sensitivity in ('high', 'medium', 'low'));
comment on column detection_run.sensitivity is 'null: the configured one';
comment on column detection_run.organization_id is 'null: all of them';

-- What dry runs would tell.
create table detection_tally (
    run_id uuid not null,
    direction text not null,
    rule text not null,
    entries bigint not null,
    constraint detection_tally_pk primary key (run_id, direction, rule),
    constraint detection_tally_run_fk foreign key (run_id) references detection_run (id)
);
