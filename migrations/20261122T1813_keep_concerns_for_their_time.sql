-- How long a partnership keeps concerns once they are closed, from which day. Where it has said nothing, the defaults of retention_end.
create table retention_rule (
  partnership_id uuid not null references partnership,
  about text not null constraint retention_rule_about_is_known check (about in ('adult', 'child')),
  starts_on date not null,
  years integer not null constraint retention_rule_years_are_some check (years between 1 and 150),
  source text not null constraint retention_rule_says_where_from check (length(trim(source)) between 1 and 1000),
  set_by text not null,
  set_at timestamptz not null,
  primary key (partnership_id, about, starts_on)
);
comment on table retention_rule is 'Rules are added and never altered: a record keeps the day that the rule in force at its closing gave it.';
comment on column retention_rule.years is 'Of an adult, after the closing; of a child, until that birthday, and one more where they were 17 at the closing.';
alter table retention_rule enable row level security;
create policy own_partnership on retention_rule to kith_app using (partnership_id = current_partnership());
grant select, insert on retention_rule to kith_app;

create table record_review_due (
  partnership_id uuid not null,
  concern_id uuid not null,
  retain_until date not null,
  listed_at timestamptz not null,
  primary key (partnership_id, concern_id),
  foreign key (partnership_id, concern_id) references concern
);
comment on table record_review_due is 'Concerns past the day until which they are kept and under no hold, as the nightly job found them: a person reviews each, and nothing is deleted.';
alter table record_review_due enable row level security;
create policy own_partnership on record_review_due to kith_app using (partnership_id = current_partnership());
grant select on record_review_due to kith_app;

create function retention_end(partnership uuid, whose text, individual_key uuid, closed_on date) returns date
  language sql stable security definer set search_path = kith, pg_temp
  return (
    with rule as (
      -- 8 years and the 25th birthday are what most areas do; each partnership's data protection officer decides its own.
      select coalesce((select r.years from retention_rule r
        where r.partnership_id = retention_end.partnership and r.about = retention_end.whose and r.starts_on <= retention_end.closed_on
        order by r.starts_on desc limit 1), case retention_end.whose when 'child' then 25 else 8 end) as years)
    select case
      when retention_end.whose = 'adult' then (closed_on + make_interval(years => rule.years))::date
      when i.date_of_birth is null then (closed_on + make_interval(years => rule.years + 1))::date
      when age(closed_on, i.date_of_birth) >= interval '17 years' then (i.date_of_birth + make_interval(years => rule.years + 1))::date
      else (i.date_of_birth + make_interval(years => rule.years))::date end
    from rule left join individual i on i.partnership_id = retention_end.partnership and i.individual_id = retention_end.individual_key);
comment on function retention_end is 'Until when a record is kept that is closed on a day. A child whose day of birth nobody knows is taken to be born that day.';
revoke execute on function retention_end from public;

create function keep_concern() returns trigger
language plpgsql security definer set search_path = kith, pg_temp as $$
begin
  -- One that opens an enquiry is closed with it.
  new.retain_until := case when new.pathway is null or new.pathway in ('s42-2', 'other-enquiry') then null
    else retention_end(new.partnership_id, new.about, new.individual_id, coalesce(
      (select d.decided_on from concern_decision d where d.partnership_id = new.partnership_id and d.concern_id = new.concern_id and d.version = new.decision_version),
      new.decided_on)) end;
  return new;
end
$$;
comment on function keep_concern is 'Sets until when a concern is kept as soon as it is closed by its decision.';
create trigger concern_is_kept before update of pathway, decision_version on concern
  for each row when (new.pathway is not null) execute function keep_concern();
create trigger concern_closed_is_kept before insert on concern
  for each row when (new.pathway is not null) execute function keep_concern();

create function keep_enquiry() returns trigger
language plpgsql security definer set search_path = kith, pg_temp as $$
begin
  new.retain_until := case when new.state in ('concluded', 'transferred', 'withdrawn') then
    retention_end(new.partnership_id, 'adult', new.individual_id, coalesce(new.concluded_on,
      (select max(t.accepted_on) from enquiry_transfer t where t.partnership_id = new.partnership_id and t.enquiry_id = new.enquiry_id),
      (now() at time zone 'Europe/London')::date)) end;
  update concern set retain_until = new.retain_until
    where partnership_id = new.partnership_id and concern_id = new.concern_id and pathway in ('s42-2', 'other-enquiry');
  return new;
end
$$;
comment on function keep_enquiry is 'Sets until when an enquiry and the concern it came of are kept, when it ends; opened again, neither has such a day.';
create trigger enquiry_is_kept before insert or update of state, concluded_on on enquiry
  for each row execute function keep_enquiry();
revoke execute on function keep_concern(), keep_enquiry() from public;

update concern set pathway = pathway where pathway is not null;
update enquiry set state = state;

create function list_records_due(today date, moment timestamptz) returns setof uuid
  language sql security definer set search_path = kith, pg_temp
as $$
  delete from record_review_due r using concern c
    where r.partnership_id = current_partnership() and c.partnership_id = r.partnership_id and c.concern_id = r.concern_id
      and (c.retain_until is null or c.retain_until >= today or exists (select from record_hold h
        where h.partnership_id = c.partnership_id and h.record_kind = 'concern' and h.record_id = c.concern_id and h.lifted_at is null));
  insert into record_review_due (partnership_id, concern_id, retain_until, listed_at)
    select c.partnership_id, c.concern_id, c.retain_until, moment from concern c
    where c.partnership_id = current_partnership() and c.retain_until < today and not exists (select from record_hold h
      where h.partnership_id = c.partnership_id and h.record_kind = 'concern' and h.record_id = c.concern_id and h.lifted_at is null)
    on conflict do nothing
    returning concern_id;
$$;
comment on function list_records_due is 'Brings the list of what is due for review up to a day; gives what is new in it. As the owner: the worker reads no case.';
revoke execute on function list_records_due from public;
grant execute on function list_records_due to kith_worker;

create function references_due() returns table (concern_id uuid, reference text, about text, retain_until date)
  language sql stable security definer set search_path = kith, pg_temp
begin atomic
  select c.concern_id, c.reference, c.about, r.retain_until from record_review_due r join concern c using (partnership_id, concern_id)
    where r.partnership_id = current_partnership();
end;
comment on function references_due is 'What is due for review, by reference alone: whoever reviews it reads no case.';
revoke execute on function references_due from public;
grant execute on function references_due to kith_app;
