-- How a person wants to be told beside the inbox; who never chose anything has no row.
create table notification_preference (
    user_id         uuid primary key,
    -- By type of notification, the channels it is told on.
    channels        jsonb not null default '{}',
    quiet_from      time,
    quiet_to        time,
    time_zone       text,
    slack_address   text,
    webhook_address text,
    webhook_secret  text,
    constraint notification_preference_quiet_ck check (num_nulls(quiet_from, quiet_to, time_zone) in (0, 3)),
    constraint notification_preference_webhook_ck check ((webhook_address is null) = (webhook_secret is null))
);
