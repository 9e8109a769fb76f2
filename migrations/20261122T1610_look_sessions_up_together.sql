-- Sessions are looked up together with others that were asked for at the same moment, and with the version of the figures.
create function actors_of_sessions(tokens bytea[], moment timestamptz, idle interval)
  returns table (
    place bigint, account_id uuid, partnership_id uuid, partnership_name text, is_demonstration boolean, person_id uuid, person_name text,
    job_title text, agency_id uuid, agency_name text, roles text[], last_seen_at timestamptz, reauthenticated_at timestamptz,
    ends_at timestamptz, data_version bigint)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select t.place, s.account_id, s.partnership_id, pa.name, pa.is_demonstration, p.person_id, p.name, p.job_title, p.agency_id, a.name,
      (select coalesce(array_agg(r.role order by r.role), '{}') from person_role r
        where r.partnership_id = p.partnership_id and r.person_id = p.person_id
          and (moment at time zone 'Europe/London')::date between r.starts_on and coalesce(r.ends_on, 'infinity')),
      s.last_seen_at, s.reauthenticated_at, s.ends_at, v.version
    from unnest(tokens) with ordinality t(token, place)
      join session s on s.token_hash = t.token
      join account c on c.account_id = s.account_id and c.state = 'active'
      left join person p on p.partnership_id = s.partnership_id and p.person_id = s.person_id and p.account_id = s.account_id
        and p.access_stopped_at is null
        and (moment at time zone 'Europe/London')::date between p.starts_on and coalesce(p.ends_on, 'infinity')
      left join partnership pa on pa.partnership_id = p.partnership_id
      left join agency a on a.partnership_id = p.partnership_id and a.agency_id = p.agency_id
      left join data_version v on v.partnership_id = p.partnership_id
    where s.ended_at is null and s.ends_at > moment and s.last_seen_at + idle > moment;
  end;
comment on function actors_of_sessions(bytea[], timestamptz, interval) is
  'Who is behind each session, what they may do now, and the version of their partnership''s figures; place is where its token stands in the array, and a session that is over has no row. Runs as the owner, because kith_auth itself may not read people.';
revoke execute on function actors_of_sessions(bytea[], timestamptz, interval) from public;
grant execute on function actors_of_sessions(bytea[], timestamptz, interval) to kith_auth;

drop function actor_of_session(bytea, timestamptz, interval);
-- Changes of an agency's name are counted in data_version by their trigger.
drop function figures_stamp();
