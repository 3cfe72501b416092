alter table detection_part add column failed boolean not null default false;
comment on column detection_part.failed is 'goes on one organization at a time, until it is known which one fails';
