do $$
declare stated text;
begin
  select pg_get_constraintdef(oid) into stated from pg_constraint
    where conname = 'submission_state_is_known' and conrelid = 'submission'::regclass;
  alter table submission drop constraint submission_state_is_known;
  -- The states that are known, and one more.
  execute 'alter table submission add constraint submission_state_is_known ' || replace(stated, 'ARRAY[', 'ARRAY[''withdrawn''::text, ');
end $$;
alter table submission
  add column withdrawn_by text,
  add column withdrawn_by_name text,
  add column withdrawn_at timestamptz,
  add column withdrawn_because text,
  add constraint submission_is_withdrawn_with_a_reason check (
    (state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawn_by is null)
    and (withdrawn_at is null) = (withdrawn_by_name is null) and (withdrawn_at is null) = (withdrawn_because is null));
comment on column submission.withdrawn_because is 'Why it was taken back, in the words of who did it. The file, what was found in it and its figures are kept.';
grant update (withdrawn_by, withdrawn_by_name, withdrawn_at, withdrawn_because) on submission to kith_app;
