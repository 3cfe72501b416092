alter table detection_state add column region text;
comment on column detection_state.region is 'whose holidays led to it: good for nothing where the organization has another one by now';
