import type { TableName } from '../tables.ts'
import type { RuleCase, RuleCases } from './rule-case.ts'

type Cells = Record<string, string>

const row =
  (table: TableName, child: string) =>
  (breaks: Cells, keeps?: Cells): RuleCase => ({
    breaks: made => made.set(table, child, breaks),
    ...(keeps && { keeps: made => made.set(table, child, keeps) }),
  })
const away = row('Missing', 'A1')
const review = row('Reviews', 'A1')
const leaver = row('OC3', 'A4')
const home = row('PrevPerm', 'A2')
const worker = row('SWEpisodes', 'A1')

const CAME_BACK = { DEC: '02/06/2023', REC: 'E4A' }
/** Gives the care leaver an episode of the year. */
const leaverInCare = (breaks: Cells, keeps: Cells): RuleCase => {
  const episode = { CHILD: 'A4', DECOM: '01/02/2020', RNE: 'S', LS: 'C2', PLACE: 'U6', DEC: '01/05/2023', REC: 'E5' }
  return {
    breaks: made => made.add('Episodes', { ...episode, ...breaks }),
    keeps: made => made.add('Episodes', { ...episode, ...keeps }),
  }
}
/** As that, when the leaver turned 18 on 10 October 2023. */
const turning18 = (breaks: Cells, keeps: Cells): RuleCase => {
  const { breaks: one, keeps: other } = leaverInCare(breaks, keeps)
  const born = { DOB: '10/10/2005' }
  return {
    breaks: made => one(made).set('OC3', 'A4', born).set('Header', 'A4', born),
    keeps: made => (other?.(made) ?? made).set('OC3', 'A4', born).set('Header', 'A4', born),
  }
}

export const TABLE_CASES: RuleCases = {
  '1004': away({ MIS_START: '2023-06-01' }, { MIS_START: '' }),
  '1005': away({ MIS_END: '31/06/2023' }, { MIS_END: '' }),
  '1006': away({ MISSING: 'X' }, { MISSING: 'A' }),
  '564': away({ MIS_START: '' }, { MIS_START: '', MISSING: '' }),
  '565': away({ MISSING: '' }, { MISSING: '', MIS_START: '' }),
  '566': away({ MISSING: '' }, { MISSING: '', MIS_END: '' }),
  '567': away({ MIS_END: '31/05/2023' }, { MIS_END: '01/06/2023' }),
  '570': away({ MIS_START: '01/04/2024' }, { MIS_START: '31/03/2024' }),
  '571': away({ MIS_END: '31/03/2023' }, { MIS_END: '01/04/2023' }),
  '586': away({ MIS_START: '13/06/2013' }, { MIS_START: '14/06/2013' }),
  '574': {
    breaks: r => r.add('Missing', { CHILD: 'A1', DOB: '14/06/2013', MISSING: 'M', MIS_START: '02/06/2023' }),
    keeps: r => r.add('Missing', { CHILD: 'A1', DOB: '14/06/2013', MISSING: 'M', MIS_START: '03/06/2023' }),
  },
  '575': {
    breaks: r => r.set('Missing', 'A1', { MIS_END: '' }).set('Episodes', 'A1', CAME_BACK),
    keeps: r => r.set('Episodes', 'A1', CAME_BACK),
  },
  '577': {
    breaks: r => r.set('Episodes', 'A1', CAME_BACK),
    keeps: r => r.set('Episodes', 'A1', { ...CAME_BACK, DEC: '03/06/2023' }),
  },
  '578': {
    breaks: r => r.set('Episodes', 'A1', { ...CAME_BACK, DEC: '31/05/2023' }),
    keeps: r => r.set('Episodes', 'A1', { ...CAME_BACK, DEC: '01/06/2023' }),
  },
  '580': {
    breaks: r => r.set('Header', 'A1', { DOB: '03/06/2005' }).set('Episodes', 'A1', { DEC: '03/06/2023', REC: 'E7' }),
    keeps: r => r.set('Header', 'A1', { DOB: '03/06/2005' }).set('Episodes', 'A1', { DEC: '03/06/2023', REC: 'E8' }),
  },
  '581': {
    breaks: r => r.set('Episodes', 'A1', { DECOM: '02/06/2023' }),
    keeps: r => r.set('Episodes', 'A1', { DECOM: '01/06/2023' }),
  },
  '166': review({ REVIEW: '' }, { REVIEW: '29/02/2024' }),
  '167': review({ REVIEW_CODE: 'PN8' }, { REVIEW_CODE: 'PN7' }),
  '440': review({ REVIEW: '14/06/2017', REVIEW_CODE: 'PN0' }, { REVIEW: '13/06/2017', REVIEW_CODE: 'PN0' }),
  '441': review({ REVIEW: '13/06/2017' }, { REVIEW: '14/06/2017' }),
  '630': { breaks: r => r.drop('PrevPerm', 'A2'), keeps: r => r.set('Episodes', 'A2', { DECOM: '31/03/2023' }, 0) },
  '631': home({ PREV_PERM: 'P5' }, { PREV_PERM: 'P4' }),
  '632': home({ DATE_PERM: '11/05/2023' }, { DATE_PERM: 'zz/05/2015' }),
  '634': {
    breaks: r => r.set('Episodes', 'A2', { DECOM: '31/03/2016' }, 0).drop('Episodes', 'A2', 1),
    keeps: r => r.set('Episodes', 'A2', { DECOM: '01/04/2016' }, 0).drop('Episodes', 'A2', 1),
  },
  '635': home({ PREV_PERM: 'Z1' }, { PREV_PERM: 'Z1', LA_PERM: '', DATE_PERM: '' }),
  '1012': { breaks: r => r.drop('Episodes', 'A3'), keeps: r => r.drop('Episodes', 'A5').drop('PrevPerm', 'A5') },
  SW01aSTG1: worker({ SW_ID: '' }),
  SW02STG1: worker({ SW_ID: 'AB1234' }, { SW_ID: 'XX1234' }),
  SW04STG1: worker({ SW_DECOM: '1/10/2023' }, { SW_DECOM: '01/10/2023' }),
  SW05STG1: worker({ SW_DEC: '1/10/2023' }, { SW_DEC: '02/10/2023' }),
  SW09STG2: worker({ SW_DEC: '01/10/2023' }, { SW_DEC: '02/10/2023' }),
  SW13STG1: worker({ SW_REASON: 'MOVED' }, { SW_REASON: '' }),
  '131': leaver({ IN_TOUCH: 'MAYBE' }, { IN_TOUCH: 'yes' }),
  '132': leaver({ ACTIV: 'F3' }, { ACTIV: 'F4' }),
  '133': leaver({ ACCOM: 'A1' }, { ACCOM: 'Z2' }),
  '153': leaver({ ACTIV: '' }, { IN_TOUCH: '', ACTIV: '', ACCOM: '' }),
  '344': leaver({ IN_TOUCH: 'DIED' }, { IN_TOUCH: 'DIED', ACTIV: '0', ACCOM: '0' }),
  '345': leaver({ ACTIV: '0' }, { ACTIV: '0', IN_TOUCH: 'NO' }),
  '391': leaver({ DOB: '01/04/2007' }, { DOB: '31/03/2007' }),
  '3001': leaver({ DOB: '10/10/2006', ACCOM: 'Z1' }, { ACCOM: 'Z1' }),
  '1000': leaverInCare({ REC: 'E2' }, { REC: 'E5' }),
  '1011': leaverInCare({ REC: 'E3' }, { REC: 'E5' }),
  '1007': turning18({ DEC: '', REC: '' }, { DEC: '09/10/2023' }),
  '1016': turning18({ DEC: '11/10/2023' }, { DEC: '10/10/2023' }),
  '1014': {
    breaks: r => r.add('UASC', { CHILD: 'A4', SEX: '1', DOB: '10/10/2004', DUC: '10/10/2022' }),
    keeps: r => r.drop('OC3', 'A4').add('UASC', { CHILD: 'A4', SEX: '1', DOB: '10/10/2004' }),
  },
  '134': {
    breaks: r => r.add('AD1', { CHILD: 'A4', DOB: '10/10/2004', NB_ADOPTR: '1' }),
    keeps: r => r.add('AD1', { CHILD: 'A4', DOB: '10/10/2004' }),
  },
  '215': {
    breaks: r => r.add('OC2', { CHILD: 'A4', DOB: '10/10/2004', CONVICTED: '0' }),
    keeps: r => r.add('OC2', { CHILD: 'A4', DOB: '10/10/2004' }),
  },
}
