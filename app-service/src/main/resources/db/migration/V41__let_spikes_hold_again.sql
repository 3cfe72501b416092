-- Each word on a spike says of all its episodes which hold; the latest one counts, in whatever order they come.
alter table spike_withdrawal add column holds boolean not null default false;
alter table spike_withdrawal add column said_at timestamptz;
update spike_withdrawal set said_at = withdrawn_at;
alter table spike_withdrawal alter column said_at set not null;
comment on column spike_withdrawal.holds is 'taken back once, and found to hold after all, or never taken back';
