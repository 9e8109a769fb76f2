-- The queue counts the concerns of the last thirty days about each provider it shows: from the index alone.
create index concern_about_provider on concern (partnership_id, provider_id, received_on) include (team_id, concern_id)
  where provider_id is not null;
drop index concern_of_provider;
