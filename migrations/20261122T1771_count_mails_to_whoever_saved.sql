create index mail_to_whoever_saved on mail (lower(to_address), made_at) where kind = 'form-saved';

create function count_saved_form_mails(address text, since timestamptz) returns bigint
  language sql stable security definer set search_path = kith, pg_temp
  return (select count(*) from mail m where m.kind = 'form-saved' and lower(m.to_address) = lower(count_saved_form_mails.address) and m.made_at > since);
comment on function count_saved_form_mails is
  'How many links to saved forms were mailed to an address since a moment. Runs as the owner, because the portal may not read mail.';
revoke execute on function count_saved_form_mails from public;
grant execute on function count_saved_form_mails to kith_portal;
