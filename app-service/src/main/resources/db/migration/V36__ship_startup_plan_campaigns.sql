-- Examples that nobody is told by until an operator activates them.
insert into campaign (key, name, family, event)
values ('startup-plan-added', 'Startup plan: credits added', 'startup-plan', 'startup_plan_customer_added'),
       ('startup-plan-added-backfill', 'Startup plan: credits added, backfill', 'startup-plan',
        'startup_plan_customer_added_backfill');

insert into campaign_version (campaign, number, definition, state, created_at, created_by)
select key, 1, jsonb_build_object(
    'audience', '{"to": ["organization_admins"], "where": [{"property": "plan", "is": "startup"}]}'::jsonb,
    'origins', case key when 'startup-plan-added' then '["live"]'::jsonb else '["live", "backfill"]'::jsonb end,
    'delay', 'PT12H',
    'template', '{"title": "{{credits}} credits are yours", "url": "/organization/billing/usage",
        "body": "{{account}} is on the startup plan: {{credits}} credits were added to your account."}'::jsonb),
    'draft', now(), 'spikewatch'
from campaign where family = 'startup-plan';
