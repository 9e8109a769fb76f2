create index mail_to_unknown_addresses on mail (made_at) where kind = 'no-account';

create function count_no_account_notices(address text, since timestamptz, out to_address bigint, out in_all bigint)
  language sql stable security definer set search_path = kith, pg_temp
  begin atomic
    select count(*) filter (where m.to_address = count_no_account_notices.address), count(*)
    from mail m where m.kind = 'no-account' and m.made_at > since;
  end;
comment on function count_no_account_notices is
  'How many notices that there is no account were made since a moment, for one address and for all. Runs as the owner, because sign-in may not read mail.';
revoke execute on function count_no_account_notices from public;
grant execute on function count_no_account_notices to kith_auth;
