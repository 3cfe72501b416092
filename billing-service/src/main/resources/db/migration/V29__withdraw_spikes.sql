alter table spike add column withdrawals integer not null default 0;
comment on column spike.withdrawals is 'how often people were told that some of it no longer holds';

alter table spike_entry add column escalated_on date;
alter table spike_entry add column withdrawn_at timestamptz;
alter table spike_entry add column withdrawn_reason text;
comment on column spike_entry.escalated_on is 'null: that the episode began; else that it got out of proportion on this date';
comment on column spike_entry.withdrawn_at is 'null: it holds';

-- The key is what makes people hear once that an episode began, and once that it escalated on a date.
alter table spike_entry drop constraint spike_entry_pk;
alter table spike_entry add constraint spike_entry_uq unique nulls not distinct (episode_id, escalated_on);
