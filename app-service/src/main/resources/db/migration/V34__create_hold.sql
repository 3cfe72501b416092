-- A campaign was stopped because it planned far more than it usually does.
create table hold (
    id         uuid primary key,
    campaign   text        not null,
    version    int         not null,
    usual      numeric     not null,
    send_limit bigint      not null,
    state      text        not null,
    opened_at  timestamptz not null,
    settled_at timestamptz,
    settled_by text,
    constraint hold_version_fk foreign key (campaign, version) references campaign_version (campaign, number),
    constraint hold_state_ck check (state in ('open', 'released', 'discarded')),
    constraint hold_settled_ck check ((state = 'open') = (settled_at is null))
);

create unique index hold_open_uq on hold (campaign) where state = 'open';

create index hold_newest_ix on hold (opened_at desc, id);

alter table send add constraint send_hold_fk foreign key (hold_id) references hold (id);

create index send_hold_ix on send (hold_id) where hold_id is not null;

-- Operators hear of it as of anything else. These guards never stop or report themselves.
insert into campaign (key, name, family, event, guard_mode, guard_floor)
values ('mass_send_held', 'Mass send held', 'mass_send_held', 'mass_send_held', 'warn', 1000000),
       ('mass_send_noticed', 'Mass send noticed', 'mass_send_noticed', 'mass_send_noticed', 'warn', 1000000);

insert into campaign_version (campaign, number, definition, state, created_at, created_by, activated_at)
values ('mass_send_held', 1, '{"audience": {"to": ["operators"]}, "template": {"title": "Held: {{campaign}}",
    "body": "{{sends}} sends in 24 hours, where {{usual}} a day are usual and {{limit}} the limit. Nothing more of it goes out until they are released or discarded.",
    "priority": "critical", "url": "/operations/holds/{{hold}}"}}', 'active', now(), 'spikewatch', now()),
    ('mass_send_noticed', 1, '{"audience": {"to": ["operators"]}, "template": {"title": "Many sends: {{campaign}}",
    "body": "{{sends}} sends in 24 hours, where {{usual}} a day are usual and {{limit}} the limit. They are going out; pause the campaign if they should not.",
    "priority": "critical", "url": "/operations/campaigns/{{campaign}}"}}', 'active', now(), 'spikewatch', now());
