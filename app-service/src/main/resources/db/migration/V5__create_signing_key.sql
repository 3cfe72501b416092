create table signing_key (
    id         text        not null,
    jwk        text        not null,
    created_at timestamptz not null,
    constraint signing_key_pk primary key (id)
);
