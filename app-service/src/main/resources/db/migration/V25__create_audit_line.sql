-- What operators changed and why. The runtime role can add lines, and can't take any back.
create table audit_line (
    id     uuid primary key,
    at     timestamptz not null,
    actor  text        not null,
    action text        not null,
    target text        not null,
    reason text        not null
);

create index audit_line_newest_ix on audit_line (at desc, id);

revoke update, delete, truncate on audit_line from ${runtime_role};
