-- What is owed again is told apart by what was given already: the number of the occasion is not needed.
drop index concern_feedback_waits_once;
alter table concern_feedback drop column occasion;
