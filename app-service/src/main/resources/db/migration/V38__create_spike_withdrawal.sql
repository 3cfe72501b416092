-- What no longer holds of a spike. Its message may arrive before the spike's own, which then tells nobody.
create table spike_withdrawal (
    spike_id     text        not null,
    episode_id   text        not null,
    reason       text        not null,
    withdrawn_at timestamptz not null,
    constraint spike_withdrawal_pk primary key (spike_id, episode_id)
);
