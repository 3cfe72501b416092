create table ingest_key (
    key_hash bytea not null,
    label text not null,
    created_at timestamptz not null,
    constraint ingest_key_pk primary key (key_hash)
);
comment on column ingest_key.key_hash is 'SHA-256 of the key';
