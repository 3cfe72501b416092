-- Every change of every notification, for streams to read; the triggers below write it, whoever changes what.
create table notification_change (
    id              uuid not null default uuidv7(), -- tells when, and is part of the event's id
    transaction_id  xid8 not null default pg_current_xact_id(),
    -- Every older transaction had ended when this was written, so what commits later has a transaction at or above it.
    horizon         xid8 not null default pg_snapshot_xmin(pg_current_snapshot()),
    notification_id uuid not null,
    user_id         uuid not null,
    organization_id text not null,
    constraint notification_change_pk primary key (id)
);

create index notification_change_transaction_ix on notification_change (transaction_id);

create function note_new_notifications() returns trigger language plpgsql as $$
begin
    insert into notification_change (notification_id, user_id, organization_id)
    select id, user_id, organization_id from added;
    return null;
end $$;

create function note_changed_notifications() returns trigger language plpgsql as $$
begin
    insert into notification_change (notification_id, user_id, organization_id)
    select after.id, after.user_id, after.organization_id
    from after join before on before.id = after.id
    where after is distinct from before;
    return null;
end $$;

-- Once a statement, as thousands of notifications are delivered by one.
create trigger notification_added_tr after insert on notification
    referencing new table as added
    for each statement execute function note_new_notifications();

create trigger notification_changed_tr after update on notification
    referencing old table as before new table as after
    for each statement execute function note_changed_notifications();
