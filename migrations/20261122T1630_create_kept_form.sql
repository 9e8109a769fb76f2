-- What somebody had typed when their session ended, until they are back.
create table kept_form (
  token_hash bytea not null constraint kept_form_token_hash_is_sha256 check (length(token_hash) = 32),
  page text not null,
  account_id uuid not null references account,
  sealed bytea not null,
  kept_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (token_hash, page),
  constraint kept_form_ends_after_it_is_kept check (ends_at > kept_at)
);
comment on table kept_form is
  'A form that was sent after its session ended, or before its sender confirmed who they are. Shown again to the same account in the same browser.';
comment on column kept_form.token_hash is 'Of the token in the browser''s cookie. It opens nothing without a session of the account.';
comment on column kept_form.page is 'Path and query of the page that shows the form.';
comment on column kept_form.sealed is 'Its partnership and fields, sealed with the key ring as a draft; see src/platform/auth/kept-form/.';
create index kept_form_by_account on kept_form (account_id, kept_at);
alter table kept_form enable row level security;
create policy sign_in_only on kept_form to kith_auth using (true);
grant select, insert, update, delete on kept_form to kith_auth;
