alter table mail add column administrator_may_read boolean not null default false;
comment on column mail.administrator_may_read is 'Whether the outbox page shows its text where no mail server is set up: mail of sign-in alone. Mail about a case, or that opens one, is for its reader; so is every mail that does not say.';

drop function keep_mail(uuid, text, text, text, bytea, text, uuid, timestamptz);
create function keep_mail(
  mail uuid, to_address text, kind text, subject text, sealed_text bytea, state text, person uuid, moment timestamptz,
  administrator_may_read boolean)
  returns uuid
  language plpgsql security definer set search_path = kith, pg_temp
as $$
declare
  partnership uuid := current_partnership();
begin
  if partnership is null then
    select p.partnership_id into partnership from account a join person p on p.account_id = a.account_id
    where a.email = lower(keep_mail.to_address) order by p.starts_on, p.person_id limit 1;
  end if;
  insert into mail (mail_id, partnership_id, person_id, to_address, kind, subject, sealed_text, state, made_at, administrator_may_read)
  values (keep_mail.mail, partnership, person, keep_mail.to_address, keep_mail.kind, keep_mail.subject, keep_mail.sealed_text,
    keep_mail.state, moment, keep_mail.administrator_may_read);
  return partnership;
end
$$;
comment on function keep_mail is
  'Keeps a mail, and says for which partnership: the one in context, or at sign-in the first of the account. The writer need not be able to read mail.';
revoke execute on function keep_mail from public;
grant execute on function keep_mail to kith_app, kith_agency, kith_auth, kith_portal, kith_worker;
