-- Of words of the same instant and turn the one that arrived later counts. Those from before arrived as they occurred.
alter table subscription_change add column told_at timestamptz not null default clock_timestamp();
comment on column subscription_change.told_at is 'when it was said here; grows from word to word of an organization';
update subscription_change set told_at = least(occurred_at, told_at);

create or replace view subscription_word as
select organization_id, occurred_at, change_id, turn, began_at, plan_key, status, current_period_start,
    current_period_end, trial_ends_at, canceled_at, access_ends_at,
    row_number() over (partition by organization_id order by occurred_at, turn, told_at, change_id) as position, told_at
from (
    select *, began_at < max(began_at) over (partition by organization_id order by occurred_at) as is_succeeded
    from subscription_change) as word
where is_succeeded is not true;

drop view subscription_step;
create view subscription_step as
select *, lag(plan_key) over history as plan_before, lag(status) over history as status_before,
    coalesce(lag(canceled) over history, false) as canceled_before
from (select *, status = 'canceled' or canceled_at is not null as canceled from subscription_word) as word
window history as (partition by organization_id order by position);
