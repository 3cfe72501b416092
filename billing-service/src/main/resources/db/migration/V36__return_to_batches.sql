alter table detection_part drop column failed;
alter table detection_part add column one_by_one integer not null default 0;
comment on column detection_part.one_by_one is 'how many organizations are still examined one by one, as one of them failed';
