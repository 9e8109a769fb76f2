create table portal_upload (
  partnership_id uuid not null references partnership,
  uploaded_on date not null,
  source text not null,
  bytes bigint not null constraint portal_upload_bytes_are_a_count check (bytes >= 0),
  primary key (partnership_id, uploaded_on, source)
);
comment on table portal_upload is 'How much was sent in a day by people who did not sign in, so that nobody fills the store. Erased after a day.';
comment on column portal_upload.source is 'A pseudonym of the network address that is another every day, or nothing for all of them together.';
alter table portal_upload enable row level security;
create policy count_in_partnership on portal_upload to kith_portal using (partnership_id = current_partnership());
grant select, insert, update on portal_upload to kith_portal;
create policy erase_old on portal_upload to kith_worker using (partnership_id = current_partnership());
grant select (partnership_id, uploaded_on), delete on portal_upload to kith_worker;

create index mail_of_receipts on mail (lower(to_address), made_at) where kind = 'concern-received';
create function count_receipt_mails(address text, since timestamptz) returns bigint
  language sql stable security definer set search_path = kith, pg_temp
  return (select count(*) from mail m where m.kind = 'concern-received' and lower(m.to_address) = lower(count_receipt_mails.address) and m.made_at > since);
comment on function count_receipt_mails is
  'How many receipts of concerns were mailed to an address since a moment, by whomever. Runs as the owner, because whoever hands in may not read mail.';
revoke execute on function count_receipt_mails from public;
grant execute on function count_receipt_mails to kith_portal, kith_agency, kith_app;
