-- What a person doesn't want to hear of: a type as a whole, or of one account only.
create table notification_mute (
    user_id           uuid     not null,
    notification_type text     not null,
    account_id        uuid,
    position          smallint not null,
    constraint notification_mute_uq unique nulls not distinct (user_id, notification_type, account_id)
);
