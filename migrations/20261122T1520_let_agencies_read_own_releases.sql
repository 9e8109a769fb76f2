grant usage on schema published to kith_agency;
create policy own_partnership_for_agencies on published.release for select to kith_agency
  using (partnership_id = kith.current_partnership());
grant select (release_id, partnership_id, partnership_name, address, title, period, is_demonstration, published_at, revision)
  on published.release to kith_agency;
