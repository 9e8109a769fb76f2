import type { RuleCase, RuleCases } from './rule-case.ts'

type Cells = Record<string, string>

/** Changes the row on the adoption of A3. */
const adoption = (breaks: Cells, keeps?: Cells): RuleCase => ({
  breaks: made => made.set('AD1', 'A3', breaks),
  ...(keeps && { keeps: made => made.set('AD1', 'A3', keeps) }),
})
/** Changes the decision to place A3. */
const decision = (breaks: Cells, keeps?: Cells): RuleCase => ({
  breaks: made => made.set('PlacedAdoption', 'A3', breaks),
  ...(keeps && { keeps: made => made.set('PlacedAdoption', 'A3', keeps) }),
})
const AGAINST = { DATE_PLACED_CEASED: '01/03/2023', REASON_PLACED_CEASED: 'RD1' }

export const ADOPTION_CASES: RuleCases = {
  '112': adoption({ DATE_INT: '2022-02-01' }, { DATE_INT: '' }),
  '113': adoption({ DATE_MATCH: '31/02/2023' }, { DATE_MATCH: '' }),
  '114': adoption({ FOSTER_CARE: '2' }, { FOSTER_CARE: '1' }),
  '175': adoption({ NB_ADOPTR: '3' }, { NB_ADOPTR: '1' }),
  '176': adoption({ SEX_ADOPTR: 'FM' }, { SEX_ADOPTR: 'mf' }),
  '177': adoption({ LS_ADOPTR: 'L1' }, { LS_ADOPTR: 'L12' }),
  '151': adoption({ DATE_MATCH: '' }),
  '511': adoption({ SEX_ADOPTR: 'F1' }, { SEX_ADOPTR: 'F1', NB_ADOPTR: '1' }),
  '514': adoption({ LS_ADOPTR: 'L0' }, { LS_ADOPTR: 'L0', SEX_ADOPTR: 'F1' }),
  '519': adoption({ LS_ADOPTR: 'L2', SEX_ADOPTR: 'M1' }, { LS_ADOPTR: 'L2' }),
  '520': adoption({ SEX_ADOPTR: 'FF' }),
  '524': adoption({ LS_ADOPTR: 'L12' }, { LS_ADOPTR: 'L12', SEX_ADOPTR: 'FF' }),
  '517': adoption({ LS_ADOPTR: 'L3', SEX_ADOPTR: 'MM' }, { LS_ADOPTR: 'L3' }),
  '518': adoption({ LS_ADOPTR: 'L4' }, { LS_ADOPTR: 'L4', SEX_ADOPTR: 'MM' }),
  '333': adoption({ DATE_INT: '21/05/2023' }, { DATE_INT: '20/05/2023' }),
  '334': adoption({ DATE_INT: '28/02/2021' }, { DATE_INT: '01/03/2021' }),
  '331': adoption({ DATE_MATCH: '02/06/2023' }, { DATE_MATCH: '01/06/2023' }),
  '335': adoption({ FOSTER_CARE: '1' }),
  '521': adoption({ DATE_INT: '02/06/2023' }, { DATE_INT: '01/06/2023' }),
  '582': adoption({ DATE_MATCH: '10/02/2024' }, { DATE_MATCH: '09/02/2024' }),
  '601': { breaks: r => r.drop('AD1', 'A3') },
  '602': {
    breaks: r => r.set('Episodes', 'A3', { REC: 'E4A' }, 1),
    keeps: r => r.set('Episodes', 'A3', { REC: 'E12' }, 1),
  },
  '115': decision({ DATE_PLACED: '1/2/2022' }, { DATE_PLACED: '' }),
  '116': decision({ DATE_PLACED_CEASED: '1/2/2023' }, { DATE_PLACED_CEASED: '01/02/2023' }),
  '119': decision({ DATE_PLACED_CEASED: '01/02/2023' }, AGAINST),
  '120': decision({ ...AGAINST, REASON_PLACED_CEASED: 'RD5' }, { ...AGAINST, REASON_PLACED_CEASED: 'RD4' }),
  '184': decision({ DATE_PLACED: '31/12/2018' }, { DATE_PLACED: '01/01/2019' }),
  '522': decision({ ...AGAINST, DATE_PLACED: '02/03/2023' }, { ...AGAINST, DATE_PLACED: '01/03/2023' }),
  '563': decision({ ...AGAINST, DATE_PLACED: '' }, AGAINST),
  '1003': decision({ DATE_PLACED: '28/02/2021' }, { DATE_PLACED: '01/03/2021' }),
  '523': decision({ DATE_PLACED: '02/02/2022' }),
  '525': decision(AGAINST),
  '551': decision({ DATE_PLACED: '' }),
  '558': {
    breaks: r => r.set('PlacedAdoption', 'A3', AGAINST),
    keeps: r => r.set('PlacedAdoption', 'A3', AGAINST).set('Episodes', 'A3', { REC: 'E4A' }, 1),
  },
  '552': decision({ DATE_PLACED: '02/06/2023' }, { DATE_PLACED: '01/06/2023' }),
  '579': {
    breaks: r => r.add('PlacedAdoption', { CHILD: 'A3', DOB: '01/01/2019', DATE_PLACED: '01/03/2023' }),
    keeps: r =>
      r
        .set('PlacedAdoption', 'A3', AGAINST)
        .add('PlacedAdoption', { CHILD: 'A3', DOB: '01/01/2019', DATE_PLACED: '01/03/2023' }),
  },
}
