-- Every message once, whoever delivers it how often: the id derives from the message's own.
create table received_message (
    id          uuid primary key,
    type        text,
    state       text        not null,
    reason      text,
    body        text        not null,
    -- What an unrouted message waits for: identifiers of accounts.
    awaits      text[]      not null default '{}',
    retry_at    timestamptz,
    received_at timestamptz not null,
    constraint received_message_state_ck check (state in ('handled', 'untold', 'unrouted', 'rejected')),
    constraint received_message_reason_ck check ((state = 'handled') = (reason is null))
);

create index received_message_open_ix on received_message (state, received_at desc, id) where state in ('unrouted', 'rejected');

create index received_message_awaits_ix on received_message using gin (awaits) where state = 'unrouted';

create index received_message_retry_ix on received_message (retry_at) where retry_at is not null;
