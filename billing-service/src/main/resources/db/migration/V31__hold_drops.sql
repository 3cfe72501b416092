alter table spike add column waits boolean not null default false;
comment on column spike.waits is 'told, or not, once it is known how many others dropped on its date';
create index spike_waiting_ix on spike (usage_date) where waits;
create index spike_date_ix on spike (usage_date);

alter table spike_entry add column suppressed text;
alter table spike_entry add constraint spike_entry_suppressed_ck check (suppressed in ('fleet'));
comment on column spike_entry.suppressed is 'why nobody was told; null: people were, unless the spike waits';

alter table detection_part add column series integer not null default 0;
comment on column detection_part.series is 'how many series of organizations were judged; again where a report came late';

alter table detection_run add column fleet_series integer;
alter table detection_run add column fleet_dropped integer;
comment on column detection_run.fleet_dropped is 'null: not so many dropped that it is our ingestion, or a holiday that nobody configured';
