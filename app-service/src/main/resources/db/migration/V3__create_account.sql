create table account (
    id                     uuid        not null,
    vendor_organization_id text        not null,
    external_id            text,
    name                   text        not null,
    billing_id             text,
    stripe_customer_id     text,
    created_at             timestamptz not null default now(),
    constraint account_pk primary key (id),
    constraint account_vendor_organization_fk foreign key (vendor_organization_id) references organization (id),
    constraint account_external_id_uq unique (vendor_organization_id, external_id),
    constraint account_identifier_ck check (num_nonnulls(external_id, billing_id, stripe_customer_id) > 0)
);

create index account_billing_id_ix on account (vendor_organization_id, billing_id);
create index account_stripe_customer_id_ix on account (vendor_organization_id, stripe_customer_id);
create index account_name_ix on account (vendor_organization_id, name, id);

create table account_assignment (
    id         uuid        not null,
    account_id uuid        not null,
    role       text        not null,
    user_id    uuid        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    constraint account_assignment_pk primary key (id),
    constraint account_assignment_account_fk foreign key (account_id) references account (id),
    constraint account_assignment_user_fk foreign key (user_id) references app_user (id),
    constraint account_assignment_role_ck check (role in ('csm', 'account_executive')),
    constraint account_assignment_span_ck check (ended_at is null or ended_at >= started_at)
);

create unique index account_assignment_current_uq on account_assignment (account_id, role) where ended_at is null;
create index account_assignment_user_ix on account_assignment (user_id) where ended_at is null;
