-- The same words, without a search for a successor of each.
create or replace view subscription_word as
select organization_id, occurred_at, change_id, turn, began_at, plan_key, status, current_period_start,
    current_period_end, trial_ends_at, canceled_at, access_ends_at,
    row_number() over (partition by organization_id order by occurred_at, turn, change_id) as position
from (
    select *, began_at < max(began_at) over (partition by organization_id order by occurred_at) as is_succeeded
    from subscription_change) as word
where is_succeeded is not true;
