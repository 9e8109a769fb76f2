create view account_label with (security_invoker = true) as
  select partnership_id, person_id, account_id, name from person where account_id is not null;
comment on view account_label is 'Who signs in with an account, in the partnership in context: sign-in is written down by account.';
grant select on account_label to kith_app;
