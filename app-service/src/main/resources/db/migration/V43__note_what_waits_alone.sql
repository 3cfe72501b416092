-- What failed for a reason of ours says nothing about how the person can be reached.
alter table channel_delivery add column alone boolean not null default false;
comment on column channel_delivery.alone is 'set aside: what comes later for the person does not wait for it';
