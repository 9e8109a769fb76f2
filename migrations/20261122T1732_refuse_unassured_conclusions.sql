-- Whatever the program does: no enquiry stands concluded at the end of a transaction while an action is neither assured nor
-- waived, or an answer neither in nor waived. Checked at commit, so that the order of the statements does not matter.
create function refuse_unassured_conclusion() returns trigger
language plpgsql security definer set search_path = kith, pg_temp as $$
declare
  state_now text;
begin
  -- Holds a conclusion off until this transaction ends, so that neither passes while it cannot see the other.
  select e.state into state_now from enquiry e
    where e.partnership_id = new.partnership_id and e.enquiry_id = new.enquiry_id for share;
  if state_now is distinct from 'concluded' then
    return null;
  end if;
  if exists (select from enquiry_action a where a.partnership_id = new.partnership_id and a.enquiry_id = new.enquiry_id
      and a.assured_on is null and a.waived_on is null) then
    raise exception 'An enquiry cannot be concluded while an action is neither assured nor waived'
      using errcode = 'check_violation', constraint = 'enquiry_concluded_with_every_action_assured', table = 'enquiry';
  end if;
  if exists (select from enquiry_request r where r.partnership_id = new.partnership_id and r.enquiry_id = new.enquiry_id
      and r.answered_on is null and r.waived_on is null) then
    raise exception 'An enquiry cannot be concluded while an answer is neither in nor waived'
      using errcode = 'check_violation', constraint = 'enquiry_concluded_with_every_answer_in', table = 'enquiry';
  end if;
  return null;
end
$$;

create constraint trigger enquiry_concluded_with_nothing_open after insert or update on enquiry
  deferrable initially deferred for each row when (new.state = 'concluded') execute function refuse_unassured_conclusion();
create constraint trigger enquiry_action_only_while_open after insert or update on enquiry_action
  deferrable initially deferred for each row when (new.assured_on is null and new.waived_on is null) execute function refuse_unassured_conclusion();
create constraint trigger enquiry_request_only_while_open after insert or update on enquiry_request
  deferrable initially deferred for each row when (new.answered_on is null and new.waived_on is null) execute function refuse_unassured_conclusion();

-- A definer's function is for its triggers alone.
revoke execute on function refuse_unassured_conclusion() from public;
