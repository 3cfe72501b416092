-- Whether people found a spike useful: one word per person and spike, the last one.
create table spike_feedback (
    spike_id uuid not null,
    user_id text not null,
    useful boolean not null,
    given_at timestamptz not null,
    constraint spike_feedback_pk primary key (spike_id, user_id),
    constraint spike_feedback_spike_fk foreign key (spike_id) references spike (id)
);
