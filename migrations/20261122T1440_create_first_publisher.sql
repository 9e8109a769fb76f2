create function published.is_taken_by_another(partnership uuid) returns boolean
  language sql stable security definer set search_path = published, pg_temp
  begin atomic
    select exists (
      select from published.release r where r.partnership_id <> partnership
        and not exists (select from published.release o where o.partnership_id = partnership and o.published_at < r.published_at));
  end;
comment on function published.is_taken_by_another(uuid) is
  'Whether another partnership published here first, so that short addresses are theirs. Runs as the owner: no reader sees two partnerships at once.';
revoke execute on function published.is_taken_by_another(uuid) from public;
grant execute on function published.is_taken_by_another(uuid) to kith_app;
