-- Those that are stored were told as what their usage was then.
alter table billing_alert add column told_live boolean not null default true;
alter table billing_alert alter column told_live set default false;
comment on column billing_alert.told_live is 'false as long as people heard nothing of it, since it came of usage that is no news';
