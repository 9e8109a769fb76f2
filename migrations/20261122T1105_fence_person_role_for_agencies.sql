alter table person add constraint person_agency_is_a_key unique (partnership_id, person_id, agency_id);

alter table person_role add column agency_id uuid;
update person_role r set agency_id = p.agency_id from person p
  where p.partnership_id = r.partnership_id and p.person_id = r.person_id;

create function take_agency_of_person() returns trigger
  language plpgsql set search_path = kith, pg_temp as $$
begin
  select p.agency_id into new.agency_id from person p where p.partnership_id = new.partnership_id and p.person_id = new.person_id;
  return new;
end $$;
comment on function take_agency_of_person() is 'A role belongs to the agency of its person, so that one equality fences it.';
create trigger person_role_takes_agency_of_person before insert on person_role
  for each row execute function take_agency_of_person();

alter table person_role add constraint person_role_has_an_agency check (agency_id is not null);
alter table person_role add constraint person_role_is_of_the_persons_agency
  foreign key (partnership_id, person_id, agency_id) references person (partnership_id, person_id, agency_id) on update cascade;
alter table person_role add constraint person_role_terms_do_not_overlap
  exclude using gist (partnership_id with =, person_id with =, role with =, daterange(starts_on, ends_on, '[]') with &&);
comment on column person_role.agency_id is 'Of its person, for the fence; a trigger sets it.';

create policy own_agency on person_role for select to kith_agency
  using (partnership_id = current_partnership() and agency_id = current_agency());
grant select on person_role to kith_agency;
