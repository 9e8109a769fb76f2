-- Whoever was asked from outside is nobody that a restriction names: what was laid open to them closes with it.
create function end_contributions_of_restricted() returns trigger
language plpgsql security definer set search_path = kith, pg_temp as $$
begin
  update enquiry_contribution c set ended_at = now()
    from enquiry_request r join enquiry e using (partnership_id, enquiry_id)
    where e.partnership_id = new.partnership_id and e.concern_id = new.record_id
      and c.partnership_id = r.partnership_id and c.request_id = r.request_id and c.ended_at is null;
  return null;
end
$$;
comment on function end_contributions_of_restricted is 'Closes every link that was mailed about a concern as soon as the concern is restricted.';
create trigger restriction_ends_contributions after insert on restriction
  for each row when (new.record_kind = 'concern') execute function end_contributions_of_restricted();
revoke execute on function end_contributions_of_restricted() from public;
comment on column enquiry_contribution.token_hash is 'SHA-256 of the mailed link''s token and the code that is told by telephone: without both nothing is found.';
comment on column enquiry_contribution.ended_at is 'A later mail took its place, the answer was waived, the enquiry ended or the concern was restricted: the link shows nothing more.';
