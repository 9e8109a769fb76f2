-- A decision that is changed after it was told is told again.
alter table concern_feedback add column occasion smallint not null default 1
  constraint concern_feedback_occasion_counts_from_one check (occasion >= 1);
comment on column concern_feedback.occasion is 'A decision that changes after it was told is owed again: the second occasion, and so on.';
alter table concern_feedback drop constraint concern_feedback_owed_once;
alter table concern_feedback add constraint concern_feedback_owed_once unique (partnership_id, concern_id, kind, occasion);
create unique index concern_feedback_waits_once on concern_feedback (partnership_id, concern_id, kind) where given_at is null;
