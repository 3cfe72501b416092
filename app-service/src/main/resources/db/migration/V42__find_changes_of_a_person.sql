-- What somebody missed is looked up by person, however much others' notifications changed.
create index notification_change_person_ix on notification_change (user_id, organization_id, id);
