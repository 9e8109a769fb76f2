-- Drawn tables of figures print the names of agencies and the rule in force, so a change of either counts as a change of figures.
create function count_data_change() returns trigger
  language plpgsql security definer set search_path = kith, pg_temp as $$
  begin
    update data_version set version = version + 1, changed_at = now()
      where partnership_id in (select partnership_id from changed);
    return null;
  end $$;
comment on function count_data_change() is 'Runs as the owner: whoever changes an agency need not be one who may write figures.';
revoke execute on function count_data_change() from public;

create trigger agency_is_drawn_with_figures_when_added after insert on agency
  referencing new table as changed for each statement execute function count_data_change();
create trigger agency_is_drawn_with_figures_when_changed after update on agency
  referencing new table as changed for each statement execute function count_data_change();
create trigger rag_rule_is_drawn_with_figures after insert on rag_rule
  referencing new table as changed for each statement execute function count_data_change();
