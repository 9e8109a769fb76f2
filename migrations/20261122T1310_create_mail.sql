create table mail (
  mail_id uuid primary key,
  partnership_id uuid references partnership,
  person_id uuid,
  to_address text not null constraint mail_to_one_address check (to_address ~ '^[^\s,;<>"[:cntrl:]]+@[^\s,;<>"[:cntrl:]]+$'),
  kind text not null constraint mail_kind_is_a_word check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  subject text not null constraint mail_subject_is_one_short_line check (subject ~ '^[^[:cntrl:]]{1,150}$'),
  sealed_text bytea,
  state text not null constraint mail_state_is_known check (state in ('waiting', 'sent', 'kept', 'failed')),
  made_at timestamptz not null,
  sent_at timestamptz,
  fault text,
  foreign key (partnership_id, person_id) references person,
  constraint mail_sent_says_when check ((state = 'sent') = (sent_at is not null)),
  constraint mail_sent_keeps_no_text check (state <> 'sent' or sealed_text is null)
);
comment on table mail is 'Every mail of the program. kept: no mail server is configured, so it is read on the outbox page.';
comment on column mail.partnership_id is 'Null only for an account that is nobody in any partnership yet.';
comment on column mail.sealed_text is 'Sealed with the key ring (it may hold a one-time link), and erased once the mail server has it.';
comment on column mail.fault is 'The code that the mail server or the network gave; never its words.';
create index mail_newest_first on mail (partnership_id, made_at desc, mail_id desc);
create index mail_waiting on mail (made_at) where state in ('waiting', 'failed');

alter table mail enable row level security;
create policy own_partnership on mail to kith_app, kith_worker using (partnership_id = current_partnership());
create policy mail_of_no_partnership on mail to kith_worker using (partnership_id is null and current_partnership() is null);
grant select on mail to kith_app;
grant select, update on mail to kith_worker;

create function keep_mail(
  mail uuid, to_address text, kind text, subject text, sealed_text bytea, state text, person uuid, moment timestamptz)
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
  insert into mail (mail_id, partnership_id, person_id, to_address, kind, subject, sealed_text, state, made_at)
  values (keep_mail.mail, partnership, person, keep_mail.to_address, keep_mail.kind, keep_mail.subject, keep_mail.sealed_text, keep_mail.state, moment);
  return partnership;
end
$$;
comment on function keep_mail is
  'Keeps a mail, and says for which partnership: the one in context, or at sign-in the first of the account. The writer need not be able to read mail.';
revoke execute on function keep_mail from public;
grant execute on function keep_mail to kith_app, kith_agency, kith_auth, kith_portal, kith_worker;
