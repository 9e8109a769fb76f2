import type { TableName } from '../tables.ts'
import type { RuleCase, RuleCases } from './rule-case.ts'

const LEAVE: Record<string, string> = { DEC: '20/01/2024', REC: 'E4A' }

const notInHeader = (table: TableName, child: string): RuleCase => ({
  breaks: made => made.set(table, child, { CHILD: 'B9' }),
  keeps: made => made.drop(table, child),
})
const otherBirth = (table: TableName, child: string): RuleCase => ({
  breaks: made => made.set(table, child, { DOB: '02/02/2010' }),
})
const twice = (table: TableName, child: string): RuleCase => ({
  breaks: made => made.add(table, ...made.rows(table).filter(({ CHILD }) => CHILD === child)),
  keeps: made => made.drop(table, child),
})

export const HEADER_CASES: RuleCases = {
  '101': { breaks: r => r.set('Header', 'A1', { SEX: 'F' }), keeps: r => r.set('Header', 'A1', { SEX: '1' }) },
  '102': {
    breaks: r => r.set('Header', 'A1', { DOB: '31/04/2013' }),
    keeps: r => r.set('Header', 'A1', { DOB: '30/04/2013' }),
  },
  '103': {
    breaks: r => r.set('Header', 'A1', { ETHNIC: 'UNKN' }),
    keeps: r => r.set('Header', 'A1', { ETHNIC: 'nobt' }),
  },
  '168': {
    breaks: r => r.set('Header', 'A1', { UPN: 'I801200112345' }),
    keeps: r => r.set('Header', 'A1', { UPN: 'UN5' }),
  },
  '442': { breaks: r => r.set('Header', 'A1', { UPN: '' }), keeps: r => r.set('Header', 'A4', { UPN: '' }) },
  '209': {
    breaks: r => r.set('Header', 'A3', { DOB: '31/08/2018' }),
    keeps: r => r.set('Header', 'A3', { DOB: '01/09/2018' }),
  },
  '210': {
    breaks: r => r.set('Header', 'A5', { UPN: 'UN4' }).set('Episodes', 'A5', { DECOM: '23/03/2024' }),
    keeps: r => r.set('Header', 'A5', { UPN: 'UN4' }).set('Episodes', 'A5', { DECOM: '24/03/2024' }),
  },
  '232': { breaks: r => r.set('Header', 'A1', { SEX: 'U' }), keeps: r => r.set('Header', 'A1', { SEX: '' }) },
  '301': {
    breaks: r => r.set('Header', 'A1', { DOB: '01/04/2024' }),
    keeps: r => r.set('Header', 'A1', { DOB: '31/03/2024' }),
  },
  '351': {
    breaks: r => r.set('Header', 'A4', { DOB: '01/04/1997' }),
    keeps: r => r.set('Header', 'A4', { DOB: '02/04/1997' }),
  },
  '165': { breaks: r => r.set('Header', 'A1', { MOTHER: 'Y' }), keeps: r => r.set('Header', 'A1', { MOTHER: '1' }) },
  '171': {
    breaks: r => r.set('Header', 'A1', { MC_DOB: '2023-01-01' }),
    keeps: r => r.set('Header', 'A1', { MC_DOB: '01/01/2023' }),
  },
  '174': {
    breaks: r => r.set('Header', 'A2', { MC_DOB: '01/01/2023' }),
    keeps: r => r.set('Header', 'A1', { MC_DOB: '01/01/2023' }),
  },
  '393': {
    breaks: r => r.set('Header', 'A1', { MOTHER: '' }),
    keeps: r => r.set('Header', 'A1', { MOTHER: '' }).set('Episodes', 'A1', { LS: 'V4' }),
  },
  '607': {
    breaks: r => r.set('Header', 'A1', { MOTHER: '' }).set('Episodes', 'A1', LEAVE),
    keeps: r => r.set('Header', 'A1', { MOTHER: '' }).set('Episodes', 'A1', { ...LEAVE, REC: 'X1' }),
  },
  '611': {
    breaks: r => r.set('Header', 'A1', { MOTHER: '1' }),
    keeps: r => r.set('Header', 'A1', { MOTHER: '1', MC_DOB: '01/01/2023' }),
  },
  '612': {
    breaks: r => r.set('Header', 'A1', { MC_DOB: '01/01/2023' }),
    keeps: r => r.set('Header', 'A1', { MOTHER: '1', MC_DOB: '01/01/2023' }),
  },
  '620': {
    breaks: r => r.set('Header', 'A1', { MOTHER: '1', DOB: '02/04/2012' }),
    keeps: r => r.set('Header', 'A1', { MOTHER: '1', DOB: '01/04/2012' }),
  },
  '621': {
    breaks: r => r.set('Header', 'A1', { MC_DOB: '13/06/2013' }),
    keeps: r => r.set('Header', 'A1', { MC_DOB: '14/06/2013' }),
  },
  '625': {
    breaks: r => r.set('Header', 'A1', { MC_DOB: '21/01/2024' }).set('Episodes', 'A1', LEAVE),
    keeps: r => r.set('Header', 'A1', { MC_DOB: '20/01/2024' }).set('Episodes', 'A1', LEAVE),
  },
  '628': {
    breaks: r => r.set('Header', 'A4', { MOTHER: '0' }),
    keeps: r => r.set('Header', 'A1', { MOTHER: '0' }),
  },
  EPI: { breaks: r => r.drop('OC3', 'A4'), keeps: r => r.drop('Episodes', 'A4') },
  '104': {
    breaks: r => r.set('UASC', 'A5', { DUC: '32/01/2024' }),
    keeps: r => r.set('UASC', 'A5', { DUC: '01/01/2024' }),
  },
  '304': {
    breaks: r => r.set('UASC', 'A5', { DUC: '06/05/2025' }),
    keeps: r => r.set('UASC', 'A5', { DUC: '05/05/2025' }),
  },
  '444': {
    breaks: r => r.set('Header', 'A1', { UPN: 'B801200112346' }),
    keeps: r => r.set('Header', 'A1', { UPN: 'UN2' }),
  },
  INT01: notInHeader('AD1', 'A3'),
  INT02: notInHeader('PlacedAdoption', 'A3'),
  INT03: notInHeader('Episodes', 'A1'),
  INT04: notInHeader('Missing', 'A1'),
  INT05: notInHeader('OC2', 'A1'),
  INT06: notInHeader('OC3', 'A4'),
  INT07: notInHeader('PrevPerm', 'A2'),
  INT08: notInHeader('Reviews', 'A1'),
  INT09: notInHeader('UASC', 'A5'),
  INT11: otherBirth('AD1', 'A3'),
  INT12: otherBirth('PlacedAdoption', 'A3'),
  INT13: otherBirth('Missing', 'A1'),
  INT14: otherBirth('OC2', 'A1'),
  INT15: otherBirth('OC3', 'A4'),
  INT16: otherBirth('PrevPerm', 'A2'),
  INT17: otherBirth('Reviews', 'A1'),
  INT18: otherBirth('UASC', 'A5'),
  INT21: { breaks: r => r.set('UASC', 'A5', { SEX: '2' }) },
  INT31: twice('AD1', 'A3'),
  INT32: twice('Header', 'A1'),
  INT33: twice('OC2', 'A1'),
  INT34: twice('OC3', 'A4'),
  INT35: twice('PrevPerm', 'A2'),
  INT36: twice('UASC', 'A5'),
}
