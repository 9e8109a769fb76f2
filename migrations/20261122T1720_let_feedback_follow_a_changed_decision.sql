-- A decision that was told and then changed is told again: what is owed once is what has not been given yet.
alter table concern_feedback drop constraint concern_feedback_owed_once;
create unique index concern_feedback_owed_once on concern_feedback (partnership_id, concern_id, kind) where given_at is null;
create index concern_feedback_of_concern on concern_feedback (partnership_id, concern_id);

-- A record may be restricted, held or broken open by its reference by people who read no case.
create function concern_id_of(reference text) returns uuid
  language sql stable security definer set search_path = kith, pg_temp
  return (select c.concern_id from concern c where c.partnership_id = current_partnership() and c.reference = concern_id_of.reference);
comment on function concern_id_of(text) is 'The identifier of a concern and nothing else, for holds and for breaking the glass by people who read no case table.';
revoke execute on function concern_id_of(text) from public;
grant execute on function concern_id_of(text) to kith_app;
