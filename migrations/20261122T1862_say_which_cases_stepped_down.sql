alter table cin_episode add column stepped_down boolean;
comment on column cin_episode.stepped_down is 'A closed case that was referred to early help after the assessment; null where the census of its year could not say so, or was read before this was kept.';
