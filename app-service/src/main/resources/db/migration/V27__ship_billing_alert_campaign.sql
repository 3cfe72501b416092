insert into campaign (key, name, family, event, state, version, origins)
values ('billing_alert', 'Billing alert', 'billing_alert', 'billing_alert_raised', 'active', 1, '{live,replay}');
