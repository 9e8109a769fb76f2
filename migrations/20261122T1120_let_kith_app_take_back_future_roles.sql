-- A role that would only have begun after its person has left is taken back, not kept with an end before its start.
grant delete on person_role to kith_app;
