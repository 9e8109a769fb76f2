import type { RuleCase, RuleCases } from './rule-case.ts'

type Cells = Record<string, string>

/** Changes the one open episode of A1, who is ten and in care all year. */
const a1 = (breaks: Cells, keeps?: Cells): RuleCase => ({
  breaks: made => made.set('Episodes', 'A1', breaks),
  ...(keeps && { keeps: made => made.set('Episodes', 'A1', keeps) }),
})
/** Changes the earlier and the later episode of A2, who is fourteen and left care in the year. */
const a2 = (breaks: readonly [Cells, Cells], keeps?: readonly [Cells, Cells]): RuleCase => {
  const changed = ([first, second]: readonly [Cells, Cells]): RuleCase['breaks'] => {
    return made => made.set('Episodes', 'A2', first, 0).set('Episodes', 'A2', second, 1)
  }
  return { breaks: changed(breaks), ...(keeps && { keeps: changed(keeps) }) }
}
/** Moves the day of birth, and the episode of A1 with it. */
const born = (day: string, breaks: Cells, keeps?: Cells): RuleCase => ({
  breaks: made => made.set('Header', 'A1', { DOB: day }).set('Episodes', 'A1', breaks),
  ...(keeps && { keeps: made => made.set('Header', 'A1', { DOB: day }).set('Episodes', 'A1', keeps) }),
})
const lasting = (status: string, tooLong: string, longest: string): RuleCase =>
  a1(
    { LS: status, DECOM: '01/06/2023', DEC: tooLong, REC: 'E4A' },
    { LS: status, DECOM: '01/06/2023', DEC: longest, REC: 'E4A' },
  )
const staying = (place: string, tooLong: string, longest: string): RuleCase =>
  a1(
    { PLACE: place, DECOM: '01/06/2023', DEC: tooLong, REC: 'X1' },
    { PLACE: place, DECOM: '01/06/2023', DEC: longest, REC: 'X1' },
  )

export const EPISODE_CASES: RuleCases = {
  '141': a1({ DECOM: '29/02/2022' }, { DECOM: '28/02/2022' }),
  '143': a1({ RNE: 'X' }, { RNE: 's' }),
  '144': a1({ LS: '' }, { LS: 'C1' }),
  '145': a1({ CIN: 'N9' }, { CIN: 'N8' }),
  '146': a1({ PLACE: 'K3' }, { PLACE: 'H5' }),
  '147': a1({ DEC: '1/1/2024', REC: 'E4A' }, { DEC: '01/01/2024', REC: 'E4A' }),
  '148': a1({ DEC: '01/01/2024' }, { DEC: '01/01/2024', REC: 'E4A' }),
  '149': a1({ DEC: '01/01/2024', REC: 'E43' }, { DEC: '01/01/2024', REC: 'E45' }),
  '178': a1({ PLACE_PROVIDER: 'PR6' }, { PLACE_PROVIDER: 'PR5' }),
  '1009': a1({ REASON_PLACE_CHANGE: 'MOVED' }, { REASON_PLACE_CHANGE: 'CUSTOD' }),
  '353': a1({ DECOM: '13/10/1991' }, { DECOM: '14/10/1991' }),
  '446': a1({ LS: 'E1', DECOM: '30/11/2005' }, { LS: 'E1', DECOM: '01/12/2005' }),
  '354': a1({ DECOM: '01/04/2024' }, { DECOM: '31/03/2024' }),
  '385': a1({ DEC: '01/04/2024', REC: 'E4A' }, { DEC: '31/03/2024', REC: 'E4A' }),
  '355': a1({ DEC: '01/02/2022', REC: 'E4A' }, { DEC: '02/02/2022', REC: 'E4A' }),
  '356': a1({ DEC: '31/01/2022', REC: 'E4A' }, { DEC: '01/02/2022', REC: 'E4A' }),
  '213': a1({ PLACE: 'T1' }, { PLACE: 'T1', PLACE_PROVIDER: '' }),
  '526': a1({ PLACE_PROVIDER: '' }, { PLACE: 'Z1', PLACE_PROVIDER: '' }),
  '214': a1({ LS: 'V4' }, { LS: 'V4', PL_POST: '', URN: '' }),
  '398': a1({ LS: 'V3' }, { LS: 'V3', PL_POST: '', HOME_POST: '' }),
  '392b': {
    breaks: made => made.set('Episodes', 'A2', { HOME_POST: '' }, 1),
    keeps: made => made.set('Episodes', 'A5', { HOME_POST: '' }),
  },
  '392c': a1({ PL_POST: 'BS1' }, { PL_POST: 'bs11ab' }),
  '392d': a1({ PL_POST: 'BA1 1AA' }, { PL_POST: 'BA1 1AA', PLACE: 'P1', PLACE_PROVIDER: 'PR0', URN: '' }),
  '142': a2([{ DEC: '', REC: '' }, {}]),
  '501': a2([{}, { DECOM: '31/08/2023' }], [{}, { DECOM: '02/09/2023' }]),
  '357': a2([{ RNE: 'L' }, {}], [{ RNE: 'L', DECOM: '31/03/2023' }, {}]),
  '388': a2([{}, { DECOM: '02/09/2023', RNE: 'S' }]),
  '431': a2([{ REC: 'E4A' }, { RNE: 'S' }], [{ REC: 'E4A' }, { RNE: 'S', DECOM: '02/09/2023' }]),
  '432': a2([{ REC: 'E4A' }, { DECOM: '10/09/2023' }], [{ REC: 'E4A' }, { DECOM: '10/09/2023', RNE: 'S' }]),
  '433': a2([{}, { DECOM: '02/09/2023' }], [{}, { DECOM: '02/09/2023', RNE: 'S' }]),
  '434': a2([{}, { RNE: 'L', PLACE: 'U6' }], [{}, { RNE: 'L', PLACE: 'U6', LS: 'C2' }]),
  '435': a2([{}, { PLACE: 'U6' }], [{}, { PLACE: 'U6', URN: 'SC999999' }]),
  '436': a2([{}, { RNE: 'B' }], [{}, { RNE: 'B', LS: 'C2' }]),
  '504': a2([{}, { CIN: 'N1' }], [{ REC: 'E4A' }, { CIN: 'N1', RNE: 'S', DECOM: '02/09/2023' }]),
  '225': a2([{ REASON_PLACE_CHANGE: '' }, {}], [{ REASON_PLACE_CHANGE: '' }, { RNE: 'L', PLACE: 'U6', LS: 'C2' }]),
  '527': a1({ PLACE: 'R2' }, { PLACE: 'R3' }),
  '528': a1({ PLACE: 'R5', PLACE_PROVIDER: 'PR2' }, { PLACE: 'K2', PLACE_PROVIDER: 'PR2' }),
  '529': a1({ PLACE_PROVIDER: 'PR3' }, { PLACE: 'R2', PLACE_PROVIDER: 'PR3' }),
  '530': a1({ PLACE: 'P1', PLACE_PROVIDER: 'PR4' }, { PLACE_PROVIDER: 'PR4' }),
  '531': a1({ PLACE: 'P1', PLACE_PROVIDER: 'PR5' }, { PLACE_PROVIDER: 'PR5' }),
  '550': a1({ PLACE_PROVIDER: 'PR0' }, { PLACE: 'P1', PLACE_PROVIDER: 'PR0' }),
  '371': born('14/06/2007', { PLACE: 'K3', DECOM: '13/06/2023' }, { PLACE: 'K3', DECOM: '14/06/2023' }),
  '372': a1({ PLACE: 'R5', DECOM: '13/06/2023' }, { PLACE: 'R5', DECOM: '14/06/2023' }),
  '373': born('14/06/2019', { PLACE: 'S1', DECOM: '13/06/2023' }, { PLACE: 'S1', DECOM: '14/06/2023' }),
  '374': born('14/06/2009', { PLACE: 'P3', DECOM: '13/06/2023' }, { PLACE: 'P3', DECOM: '14/06/2023' }),
  '375': staying('T1', '14/07/2023', '13/07/2023'),
  '376': staying('T3', '23/06/2023', '22/06/2023'),
  '379': staying('T4', '09/06/2023', '08/06/2023'),
  '377': {
    breaks: made => holidays(made, 3),
    keeps: made => holidays(made, 2),
  },
  '378': a1({ PLACE: 'P1', LS: 'V2' }, { PLACE: 'P1' }),
  '380': a1({ PLACE: 'T2' }, { PLACE: 'T2', RNE: 'P' }),
  '381': a1({ PLACE: 'T2', DEC: '01/01/2024', REC: 'E4A' }, { PLACE: 'T2', DEC: '01/01/2024', REC: 'X1' }),
  '382': a1({ PLACE: 'T2', LS: 'V3' }, { PLACE: 'T2' }),
  '384': a1({ PLACE: 'U4', LS: 'V3' }, { PLACE: 'U6', LS: 'V3' }),
  '383': {
    breaks: made => throughHospital(made, 'U1'),
    keeps: made => throughHospital(made, 'U6'),
  },
  '218': a1({ URN: '' }, { URN: 'XXXXXXX' }),
  '222': a1({ PLACE: 'R2' }, { PLACE: 'R2', URN: 'XXXXXXX' }),
  '226': a1({ PLACE: 'T1', REASON_PLACE_CHANGE: 'CARPL' }, { PLACE: 'T1' }),
  '233': a1({ REASON_PLACE_CHANGE: 'CARPL' }, { REASON_PLACE_CHANGE: 'CARPL', DEC: '01/01/2024' }),
  '234': a1({ REASON_PLACE_CHANGE: 'CUSTOD', DEC: '13/06/2023' }, { REASON_PLACE_CHANGE: 'CUSTOD', DEC: '14/06/2023' }),
  '361': lasting('L1', '05/06/2023', '04/06/2023'),
  '362': lasting('L2', '23/06/2023', '22/06/2023'),
  '363': lasting('L3', '09/06/2023', '08/06/2023'),
  '364': lasting('J2', '23/06/2023', '22/06/2023'),
  '358': a1({ LS: 'J1', DECOM: '13/06/2023' }, { LS: 'J1', DECOM: '14/06/2023' }),
  '359': born('30/03/2006', {}, { LS: 'V2', PLACE: 'K2' }),
  '365': lasting('V3', '19/06/2023', '18/06/2023'),
  '366': a1({ LS: 'V3', RNE: 'L' }, { LS: 'V3' }),
  '367': {
    breaks: made => made.set('Episodes', 'A1', { LS: 'V3', DECOM: '01/02/2023', DEC: '16/06/2023', REC: 'E4A' }),
    keeps: made => made.set('Episodes', 'A1', { LS: 'V3', DECOM: '01/02/2023', DEC: '15/06/2023', REC: 'E4A' }),
  },
  '426': a2([{ LS: 'V3' }, { LS: 'V4' }], [{ LS: 'V4' }, { LS: 'V4' }]),
  '408': a1({ PLACE: 'A5' }, { PLACE: 'A5', LS: 'E1' }),
  '399': a1({ LS: 'V4' }),
  '302': a1({ DECOM: '13/06/2013' }, { DECOM: '14/06/2013' }),
  '352': born('14/06/2005', { DECOM: '14/06/2023' }, { DECOM: '13/06/2023' }),
  '386': born('14/06/2005', { DEC: '14/06/2023', REC: 'E12' }, { DEC: '13/06/2023', REC: 'E12' }),
  '387': born('14/06/2009', { DEC: '13/06/2023', REC: 'E5' }, { DEC: '14/06/2023', REC: 'E5' }),
  '389': born('14/06/2007', { DEC: '13/06/2023', REC: 'E7' }, { DEC: '14/06/2023', REC: 'E7' }),
  '390': a1({ DEC: '01/01/2024', REC: 'E11' }, { DEC: '01/01/2024', REC: 'E11', PLACE: 'A4' }),
  '407': born('14/06/2005', { DEC: '14/06/2023', REC: 'E47' }, { DEC: '13/06/2023', REC: 'E47' }),
  '460': born('14/06/2005', { DEC: '13/06/2023', REC: 'E17' }, { DEC: '14/06/2023', REC: 'E17' }),
  '516': a1({ DEC: '01/01/2024', REC: 'E45', PLACE: 'K2' }, { DEC: '01/01/2024', REC: 'E45' }),
  '437': a2([{ REC: 'E2' }, {}], [{}, { REC: 'E2' }]),
  '199': a2([{ REC: 'E11' }, {}], [{}, { REC: 'E11' }]),
  '217': a1({ PLACE: 'A3', RNE: 'P' }, { PLACE: 'A3', RNE: 'T' }),
  '336': a2([{ PLACE: 'K2' }, { PLACE: 'A3' }], [{}, { PLACE: 'A3' }]),
}

type Made = Parameters<RuleCase['breaks']>[0]

function holidays(made: Made, count: number): Made {
  for (let month = 1; month <= count; month++)
    made.add('Episodes', {
      CHILD: 'A1',
      DECOM: `01/0${month + 4}/2023`,
      RNE: 'P',
      PLACE: 'T3',
      DEC: `08/0${month + 4}/2023`,
      REC: 'X1',
    })
  return made
}

/** Puts a stay in hospital between the placement U6 of A2 and another. */
const throughHospital = (made: Made, after: string): Made =>
  made
    .set('Episodes', 'A2', { PLACE: 'T1', PLACE_PROVIDER: '' }, 1)
    .set('Episodes', 'A2', { REC: 'X1' }, 1)
    .add('Episodes', { CHILD: 'A2', DECOM: '20/12/2023', RNE: 'P', LS: 'V2', PLACE: after, PL_POST: 'BS1 1AB' })
