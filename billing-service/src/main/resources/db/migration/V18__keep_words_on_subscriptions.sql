-- Every word that a source ever said about an organization's subscription. How it stands, its billing periods and their
-- plans follow from all of them in order, so that they are the same in whatever order the words arrive.
create table subscription_change (
    organization_id text not null,
    occurred_at timestamptz not null,
    change_id uuid not null,
    turn smallint not null,
    began_at timestamptz,
    plan_key text not null,
    status text not null,
    current_period_start date not null,
    current_period_end date not null,
    trial_ends_at timestamptz,
    canceled_at timestamptz,
    access_ends_at timestamptz,
    constraint subscription_change_pk primary key (organization_id, occurred_at, change_id),
    constraint subscription_change_plan_fk foreign key (plan_key) references plan (key),
    constraint subscription_change_status_ck check (status in ('trialing', 'active', 'past_due', 'canceled')),
    constraint subscription_change_period_ck check (current_period_start < current_period_end)
);
comment on column subscription_change.turn is 'order among words of the same instant: see Word';
comment on column subscription_change.began_at is 'when the source''s subscription began, where the source has several one after another';

insert into subscription_change (organization_id, occurred_at, change_id, turn, plan_key, status, current_period_start,
    current_period_end, trial_ends_at, canceled_at, access_ends_at)
select organization_id, occurred_at, gen_random_uuid(), 1, plan_key, status, current_period_start, current_period_end,
    trial_ends_at, canceled_at, access_ends_at
from subscription
union all
select organization_id, least(counts_from::timestamp at time zone 'UTC', occurred_at), gen_random_uuid(), 0,
    period_plan.plan_key, 'active', starts_on, ends_on, null, null, null
from billing_period join period_plan using (organization_id) join subscription using (organization_id)
where period_start = starts_on;

drop table period_plan;
drop table billing_period;
drop table subscription;

-- The words that count, in order: none of a subscription whose successor has spoken.
create view subscription_word as
select *, row_number() over (partition by organization_id order by occurred_at, turn, change_id) as position
from subscription_change as word
where not exists (
    select from subscription_change as successor
    where successor.organization_id = word.organization_id
        and successor.began_at > word.began_at
        and successor.occurred_at <= word.occurred_at);

create view subscription as
select distinct on (organization_id) * from subscription_word order by organization_id, position desc;

-- A period is known by its start; its end is what was said last, or the start of the next one where that is earlier.
create view billing_period as
select organization_id, starts_on,
    least(ends_on, lead(starts_on) over (partition by organization_id order by starts_on)) as ends_on
from (
    select distinct on (organization_id, current_period_start)
        organization_id, current_period_start as starts_on, current_period_end as ends_on
    from subscription_word
    order by organization_id, current_period_start, position desc) as told;

-- Which plan counts from which day of a billing period on: the first from its start, others from the day of their word.
create view period_plan as
with word as (
    select organization_id, current_period_start as period_start, plan_key, position,
        case when lag(position) over period is null then current_period_start
            else greatest(current_period_start, (occurred_at at time zone 'UTC')::date) end as counts_from
    from subscription_word
    window period as (partition by organization_id, current_period_start order by position)
), day as (
    select distinct on (organization_id, period_start, counts_from) *
    from word order by organization_id, period_start, counts_from, position desc
), step as (
    select *, lag(plan_key) over (partition by organization_id, period_start order by counts_from) as plan_before
    from day
)
select organization_id, period_start, counts_from, plan_key from step where plan_key is distinct from plan_before;

-- Each word with what it followed. A subscription counts as canceled from the word on that names a cancellation.
create view subscription_step as
select *, lag(plan_key) over history as plan_before, lag(status) over history as status_before,
    coalesce(lag(canceled) over history, false) as canceled_before
from (select *, status = 'canceled' or canceled_at is not null as canceled from subscription_word) as word
window history as (partition by organization_id order by position);
