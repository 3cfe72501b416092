-- Why delivered sends were taken back together; which ones, they say themselves.
create table recall (
    id          uuid primary key,
    campaign    text        not null,
    reason      text        not null,
    recalled_at timestamptz not null,
    recalled_by text        not null,
    constraint recall_campaign_fk foreign key (campaign) references campaign (key)
);

revoke update, delete, truncate on recall from ${runtime_role};

alter table send add constraint send_recall_fk foreign key (recall_id) references recall (id);

create index send_recall_ix on send (recall_id) where recall_id is not null;

create index send_notification_ix on send (notification_id) where notification_id is not null;

-- The promise that a person hears one correction of a recall.
create unique index notification_correction_uq on notification (source_id, user_id) where source_type = 'recall';
