import type { RuleCase, RuleCases } from './rule-case.ts'

type Cells = Record<string, string>

/** Changes what is said of A1, who is ten and was in care all year. */
const row = (breaks: Cells, keeps?: Cells): RuleCase => ({
  breaks: made => made.set('OC2', 'A1', breaks),
  ...(keeps && { keeps: made => made.set('OC2', 'A1', keeps) }),
})
const CAME = { DECOM: '02/04/2023' }
/** As that, for a child who came a day too late to be in care all year. */
const cameLate = (breaks: Cells, keeps: Cells): RuleCase => ({
  breaks: made => made.set('OC2', 'A1', breaks).set('Episodes', 'A1', CAME),
  keeps: made => made.set('OC2', 'A1', keeps).set('Episodes', 'A1', CAME),
})
const NO_ITEMS = { CONVICTED: '', IMMUNISATIONS: '', TEETH_CHECK: '', HEALTH_ASSESSMENT: '', SUBSTANCE_MISUSE: '' }
const MISUSE = { SUBSTANCE_MISUSE: '1', INTERVENTION_RECEIVED: '1' }

export const YEAR_IN_CARE_CASES: RuleCases = {
  '180': row({ SDQ_SCORE: '41' }, { SDQ_SCORE: '40' }),
  '196': row({ SDQ_REASON: 'SDQ6' }, { SDQ_REASON: 'SDQ5' }),
  '181': row({ TEETH_CHECK: 'Y' }, { TEETH_CHECK: '0' }),
  '182': row({ TEETH_CHECK: '' }, NO_ITEMS),
  '544': row({ TEETH_CHECK: '' }, { TEETH_CHECK: '', CONVICTED: '' }),
  '547': row({ HEALTH_CHECK: '1', TEETH_CHECK: '' }, { TEETH_CHECK: '' }),
  '192': row({ SUBSTANCE_MISUSE: '1' }, MISUSE),
  '193': row({ INTERVENTION_OFFERED: '0' }, MISUSE),
  '158': row({ ...MISUSE, INTERVENTION_OFFERED: '1' }, MISUSE),
  '159': row({ ...MISUSE, INTERVENTION_RECEIVED: '0' }, MISUSE),
  '197a': row({ SDQ_REASON: 'SDQ2' }, { SDQ_REASON: 'SDQ2', SDQ_SCORE: '' }),
  '188': row({ DOB: '01/04/2020' }, { DOB: '31/03/2020' }),
  '189': row({ DOB: '01/04/2006' }, { DOB: '02/04/2006' }),
  '157': row({ SDQ_REASON: 'SDQ1', DOB: '01/04/2007' }, { SDQ_REASON: 'SDQ1', DOB: '31/03/2007' }),
  '186': row({ SDQ_SCORE: '' }, { SDQ_SCORE: '', SDQ_REASON: 'SDQ2' }),
  '197B': row({ SDQ_SCORE: '', DOB: '31/03/2007' }, { SDQ_SCORE: '', DOB: '01/04/2007' }),
  '185': cameLate({}, { SDQ_SCORE: '' }),
  '198': cameLate({ SDQ_REASON: 'SDQ2' }, {}),
  '190': cameLate({}, NO_ITEMS),
  '191': row({ HEALTH_ASSESSMENT: '' }, { HEALTH_ASSESSMENT: '0' }),
  '542': row({ DOB: '01/04/2014' }, { DOB: '31/03/2014' }),
  '543': row({ CONVICTED: '' }, { CONVICTED: '', DOB: '01/04/2014' }),
  '545': row({ DOB: '01/04/2019' }, { DOB: '31/03/2019' }),
  '546': row({ DOB: '31/03/2019', HEALTH_CHECK: '1' }, { DOB: '01/04/2019', HEALTH_CHECK: '1' }),
  '187': {
    breaks: made => made.add('OC3', { CHILD: 'A1', DOB: '14/06/2013', IN_TOUCH: 'YES' }),
    keeps: made => made.add('OC3', { CHILD: 'A2', DOB: '02/09/2009', IN_TOUCH: 'YES' }),
  },
}
