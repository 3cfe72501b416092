create table organization (
    id         text        not null,
    name       text        not null,
    website    text,
    created_at timestamptz not null default now(),
    constraint organization_pk primary key (id)
);

create table app_user (
    id            uuid        not null,
    email         text        not null,
    name          text        not null,
    password_hash text,
    active        boolean     not null default true,
    created_at    timestamptz not null default now(),
    constraint app_user_pk primary key (id)
);

create unique index app_user_email_uq on app_user (lower(email));

create table membership (
    organization_id text        not null,
    user_id         uuid        not null,
    role            text        not null,
    created_at      timestamptz not null default now(),
    constraint membership_pk primary key (user_id, organization_id),
    constraint membership_organization_fk foreign key (organization_id) references organization (id),
    constraint membership_user_fk foreign key (user_id) references app_user (id),
    constraint membership_role_ck check (role in ('owner', 'admin', 'member', 'operator'))
);

create index membership_organization_ix on membership (organization_id);

create table api_key (
    id         uuid        not null,
    user_id    uuid        not null,
    label      text        not null,
    key_hash   text        not null, -- SHA-256, in hexadecimal digits
    created_at timestamptz not null default now(),
    revoked_at timestamptz,
    constraint api_key_pk primary key (id),
    constraint api_key_hash_uq unique (key_hash),
    constraint api_key_user_fk foreign key (user_id) references app_user (id)
);

create index api_key_user_ix on api_key (user_id);
