-- The three laws name different bodies: agency_statutory_role says what an agency is under each.
alter table agency drop column statutory_role;
