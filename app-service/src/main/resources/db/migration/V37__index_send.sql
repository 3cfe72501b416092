-- What operators ask for: one person's sends, one event's.
create index send_user_ix on send (user_id);
create index send_event_ix on send (event_id);

-- What a hold stops; those it has stopped must not be looked through again.
drop index send_waiting_ix;
create index send_planned_waiting_ix on send (campaign) where state = 'planned';

create index audit_line_target_ix on audit_line (target, at desc);
