create table outbox_message (
    id text not null,
    type text not null,
    body text not null,
    attributes jsonb not null,
    created_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    failed_at timestamptz,
    error text,
    constraint outbox_message_pk primary key (id)
);
comment on column outbox_message.failed_at is 'set when the queue refused the message itself; it stays until a person looks';

create index outbox_message_due_ix on outbox_message (due_at) where failed_at is null;
