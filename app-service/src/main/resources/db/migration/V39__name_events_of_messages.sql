-- What happened, as campaigns name it, so that a dry run reads only what it is about.
alter table received_message add column event text;

update received_message set event = case
    when type <> 'lifecycle_event' then type
    when pg_input_is_valid(body, 'jsonb') then body::jsonb #>> '{data,event}' end
where state <> 'rejected';

drop index received_message_newest_ix;
create index received_message_event_ix on received_message (event, received_at desc, id) where state <> 'rejected';
