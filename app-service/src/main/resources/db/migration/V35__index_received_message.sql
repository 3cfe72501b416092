-- Dry runs read the newest messages.
create index received_message_newest_ix on received_message (received_at desc, id) where state <> 'rejected';
