create function concern_whole_totals_by_month(p_about text, p_from date, p_to date, p_facts text[])
  returns table (month date, fact text, count bigint)
  language sql stable security definer set search_path = kith, pg_temp
as $$
  select month, fact, count from concern_totals(p_about, p_from, p_to, p_facts, array[''], true)
$$;
comment on function concern_whole_totals_by_month is 'The totals of the whole for each month, by its first day, in one look at what is not folded in yet: 48 questions of a month each took 0.5 s while a demonstration was being folded.';
revoke execute on function concern_whole_totals_by_month from public;
grant execute on function concern_whole_totals_by_month to kith_app, kith_agency, kith_worker;
