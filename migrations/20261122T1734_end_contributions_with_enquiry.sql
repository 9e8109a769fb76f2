-- A link that was mailed opens nothing more once the enquiry is no longer open, however it ended.
create function end_contributions() returns trigger
language plpgsql security definer set search_path = kith, pg_temp as $$
begin
  update enquiry_contribution c set ended_at = now()
    from enquiry_request r
    where r.partnership_id = new.partnership_id and r.enquiry_id = new.enquiry_id
      and c.partnership_id = r.partnership_id and c.request_id = r.request_id and c.ended_at is null;
  return null;
end
$$;
create trigger enquiry_ends_its_contributions after update of state on enquiry
  for each row when (old.state is distinct from new.state and new.state in ('concluded', 'transferred', 'withdrawn'))
  execute function end_contributions();
revoke execute on function end_contributions() from public;
