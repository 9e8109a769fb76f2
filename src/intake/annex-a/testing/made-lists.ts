import { type WorkbookCell, type WorkbookSheet, writeWorkbook } from '#platform/workbook/write-workbook.ts'
import type { Fields } from '../field.ts'
import { LIST_NAMES, LISTS, type ListName } from '../lists.ts'

type Row = Record<string, WorkbookCell>
export type MadeLists = Record<ListName, Row[]>

const on = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day)

/** Children who appear in several lists; the lists are those of 31 March 2024. */
const CHILDREN: Readonly<Record<string, Row>> = {
  A101: { childId: 'A101', sex: 'b) Female', ethnicity: 'a) WBRI', bornOn: on('2012-05-04'), age: 11.9 },
  A102: { childId: 'A102', sex: 'a) Male', ethnicity: 'k) APKN', bornOn: on('2018-11-20'), age: 5.36 },
  A103: { childId: 'A103', sex: 'a) Male', ethnicity: 'a) WBRI', bornOn: on('2009-01-15'), age: 15.2 },
  A104: { childId: 'A104', sex: 'b) Female', ethnicity: 'f) MWBC', bornOn: on('2021-07-01'), age: 2.75 },
  A105: { childId: 'A105', sex: 'b) Female', ethnicity: 'a) WBRI', bornOn: on('2007-09-09'), age: 16.56 },
  A106: { childId: 'A106', sex: 'a) Male', ethnicity: 'r) OOTH', bornOn: on('2005-02-28'), age: 19.08 },
}
const child = (id: string, row: Row): Row => ({ ...CHILDREN[id], team: 'Team North', worker: 'R Penrose', ...row })
const disabled = (is: boolean): Row => ({ disability: is ? 'a) Yes' : 'b) No' })

/** Lists in order, that agree with each other; the caller may spoil them. */
export const madeLists = (): MadeLists => ({
  contacts: [
    child('A101', { contactOn: on('2023-10-02'), source: 'q) 6: Police' }),
    child('A102', { contactOn: on('2023-10-19'), source: 'e) 2A: Schools' }),
    child('A103', { contactOn: on('2023-12-11'), source: 'g) 3A: Health services' }),
    child('A104', { contactOn: on('2024-01-08'), source: 'q) 6: Police' }),
    child('A104', { contactOn: on('2024-03-31'), source: 't) 9: Anonymous' }),
  ],
  earlyHelp: [
    child('A102', { startedOn: on('2023-11-06'), completedOn: on('2023-11-27'), organisation: 'Hillside School' }),
    child('A106', { startedOn: on('2024-02-05'), organisation: 'Early help north' }),
  ],
  referrals: [
    child('A101', { referredOn: on('2023-10-02'), source: 'q) 6: Police', ledToNothing: 'b) No', earlierReferrals: 0 }),
    child('A102', {
      referredOn: on('2023-10-20'),
      source: 'e) 2A: Schools',
      ledToNothing: 'a) Yes',
      earlierReferrals: 1,
    }),
    child('A103', {
      referredOn: on('2023-12-12'),
      source: 'g) 3A: Health services',
      ledToNothing: 'b) No',
      earlierReferrals: 0,
    }),
    child('A104', { referredOn: on('2024-01-09'), source: 'q) 6: Police', ledToNothing: 'b) No', earlierReferrals: 2 }),
  ],
  assessments: [
    child('A101', {
      ...disabled(false),
      startedOn: on('2023-10-03'),
      wasSeen: 'a) Yes',
      authorisedOn: on('2023-11-30'),
      needsSupport: 'a) Yes',
    }),
    child('A103', {
      ...disabled(true),
      startedOn: on('2023-12-13'),
      wasSeen: 'a) Yes',
      authorisedOn: on('2024-03-12'),
      needsSupport: 'b) No',
    }),
    child('A104', { ...disabled(false), startedOn: on('2024-01-10'), wasSeen: 'b) No' }),
  ],
  enquiries: [
    child('A101', {
      ...disabled(false),
      startedOn: on('2023-11-01'),
      wasUnnecessary: 'b) No',
      conferenceOn: on('2023-11-20'),
      ledToPlan: 'a) Yes',
      earlierEnquiries: 0,
      earlierConferences: 0,
    }),
    child('A104', {
      ...disabled(false),
      startedOn: on('2024-01-10'),
      wasUnnecessary: 'b) No',
      conferenceOn: on('2024-02-12'),
      ledToPlan: 'a) Yes',
      earlierEnquiries: 1,
      earlierConferences: 0,
    }),
    child('A103', {
      ...disabled(true),
      startedOn: on('2024-02-14'),
      wasUnnecessary: 'a) Yes',
      earlierEnquiries: 0,
      earlierConferences: 0,
    }),
  ],
  need: [
    child('A101', {
      ...disabled(false),
      startedOn: on('2023-10-02'),
      needCode: 'N1 - Abuse or neglect',
      lastSeenOn: on('2024-03-20'),
      status: 'b) Child Protection plan',
    }),
    child('A103', {
      ...disabled(true),
      startedOn: on('2023-12-12'),
      needCode: 'N2 - Child’s disability',
      lastSeenOn: on('2024-03-01'),
      closedOn: on('2024-03-15'),
      closureReason: 'RC8 - Case closed after assessment, no further action',
      status: 'e) Closed episode',
    }),
    child('A104', {
      ...disabled(false),
      startedOn: on('2024-01-09'),
      needCode: 'N1 - Abuse or neglect',
      lastSeenOn: on('2024-03-26'),
      status: 'b) Child Protection plan',
    }),
    child('A105', {
      ...disabled(false),
      startedOn: on('2019-06-03'),
      needCode: 'N5 - Family dysfunction',
      lastSeenOn: on('2024-03-05'),
      status: 'a) Looked after child',
    }),
  ],
  plans: [
    child('A101', {
      ...disabled(false),
      beganOn: on('2023-11-20'),
      firstCategory: 'a) Neglect',
      latestCategory: 'd) Emotional abuse',
      visitedOn: on('2024-03-20'),
      wasSeenAlone: 'a) Yes',
      reviewedOn: on('2024-02-15'),
      wasProtected: 'b) No',
      earlierPlans: 1,
    }),
    child('A104', {
      ...disabled(false),
      beganOn: on('2024-02-12'),
      firstCategory: 'b) Physical abuse',
      latestCategory: 'b) Physical abuse',
      visitedOn: on('2024-03-26'),
      wasSeenAlone: 'b) No',
      wasProtected: 'b) No',
      earlierPlans: 0,
    }),
  ],
  care: [
    child('A105', {
      isSeekingAsylum: 'b) No',
      ...disabled(false),
      startedOn: on('2023-11-13'),
      needCode: 'N5 - Family dysfunction',
      isSecondPeriod: 'b) No',
      legalStatusOn: on('2023-11-13'),
      legalStatus: 'C1: ICO',
      reviewedOn: on('2024-02-20'),
      visitedOn: on('2024-03-05'),
      placements: 2,
      placedOn: on('2024-01-03'),
      placementType: 'f) U6: Foster placement - not FFA',
      provider: 'b) PR1 - Own provision',
      postcode: 'ZZ99 3VZ',
      missingEpisodes: 1,
      absentEpisodes: 0,
      wasOfferedInterview: 'a) Yes',
      acceptedInterview: 'b) No',
    }),
  ],
  careLeavers: [
    child('A106', {
      ...disabled(false),
      adviser: 'J Cole',
      eligibility: 'b) Former relevant child',
      inTouch: 'a) Yes',
      accommodation: 'U: Independent living',
      suitability: 'a) Suitable',
      activity: 'F2: Full time in education other than higher',
    }),
  ],
  adoptions: [
    {
      childId: 'A107',
      familyId: 'F1',
      sex: 'b) Female',
      ethnicity: 'a) WBRI',
      bornOn: on('2022-08-01'),
      age: 1.66,
      ...disabled(false),
      enteredCareOn: on('2022-08-05'),
      decidedOn: on('2023-01-10'),
      orderedOn: on('2023-02-14'),
      matchedOn: on('2023-05-02'),
      placedOn: on('2023-06-01'),
      adoptedOn: on('2023-12-18'),
    },
  ],
  adopters: ['P1', 'P2'].map((adopterId, index) => ({
    adopterId,
    familyId: 'F1',
    sex: index === 0 ? 'a) Male' : 'b) Female',
    ethnicity: 'a) WBRI',
    disability: 'b) No',
    isFostering: 'No',
    enquiredOn: on('2022-01-10'),
    stage1On: on('2022-02-01'),
    stage1EndedOn: on('2022-04-01'),
    stage2On: on('2022-04-11'),
    stage2EndedOn: on('2022-08-01'),
    appliedOn: on('2022-08-05'),
    approvedOn: on('2022-09-20'),
    matchedOn: on('2023-05-02'),
    placedOn: on('2023-06-01'),
    children: 1,
    adoptedOn: on('2023-12-18'),
  })),
})

export interface HowWritten {
  /** What the sheet of a list is called; undefined leaves it out. */
  sheetName?(number: number): string | undefined
  heading?(name: string): string
}

/** The lists as Ofsted's template has them, or under other names. */
export async function writeLists(lists: MadeLists, how: HowWritten = {}): Promise<Buffer> {
  const { sheetName = number => `List ${number}`, heading = name => name } = how
  const sheets = LIST_NAMES.flatMap((name): WorkbookSheet[] => {
    const called = sheetName(LISTS[name].number)
    if (called === undefined) return []
    const fields: Fields = LISTS[name].fields
    return [
      {
        name: called,
        columns: Object.values(fields).map(field => ({ head: heading(field.name), width: 14 })),
        rows: lists[name].map(row => Object.keys(fields).map(key => row[key] ?? null)),
      },
    ]
  })
  return writeWorkbook(sheets)
}
