create table alert_threshold (
    organization_id text not null,
    usage_type text not null,
    percent smallint,
    absolute bigint,
    constraint alert_threshold_pk primary key (organization_id, usage_type),
    constraint alert_threshold_percent_ck check (percent between 1 and 100),
    constraint alert_threshold_absolute_ck check (absolute > 0),
    constraint alert_threshold_some_ck check (percent is not null or absolute is not null)
);
comment on column alert_threshold.percent is 'of the soft limit, instead of the usual 80';
comment on column alert_threshold.absolute is 'count of a billing period from which on to warn, too';
