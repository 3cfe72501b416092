alter table detection_part add column examined_to text;
comment on column detection_part.examined_to is 'organization up to which it is done, as the database orders ids; null: none is';
comment on column detection_part.done_at is 'null: to be worked on';
comment on column detection_part.series is 'how many series of organizations were judged; those with late reports again';
create index detection_part_shard_ix on detection_part (shard, from_date);

-- Organizations with late reports wait here by themselves, not for parts of runs that are open again.
update detection_part set done_at = due_at where reopened and done_at is null;
alter table detection_part drop column reopened;
alter table detection_late add column due_at timestamptz not null default now();
alter table detection_late alter column due_at drop default;
alter table detection_late add column failed boolean not null default false;
comment on table detection_late is 'organizations with late or corrected reports, to be examined again since their date';
comment on column detection_late.failed is 'is examined alone, as it failed together with others';
drop index detection_late_shard_ix;
create index detection_late_shard_ix on detection_late (shard, failed, since);
