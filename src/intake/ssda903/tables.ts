/** What a column holds: a day is written 31/03/2024; a code is one of a list; a text is anything else. */
type ColumnKind = 'day' | 'code' | 'text'

/** The tables of the return and their columns, by the department's own names. */
export const TABLES = {
  Header: { CHILD: 'text', SEX: 'code', DOB: 'day', ETHNIC: 'code', UPN: 'code', MOTHER: 'code', MC_DOB: 'day' },
  Episodes: {
    CHILD: 'text',
    DECOM: 'day',
    RNE: 'code',
    LS: 'code',
    CIN: 'code',
    PLACE: 'code',
    PLACE_PROVIDER: 'code',
    DEC: 'day',
    REC: 'code',
    REASON_PLACE_CHANGE: 'code',
    HOME_POST: 'code',
    PL_POST: 'code',
    URN: 'code',
  },
  Reviews: { CHILD: 'text', DOB: 'day', REVIEW: 'day', REVIEW_CODE: 'code' },
  UASC: { CHILD: 'text', SEX: 'code', DOB: 'day', DUC: 'day' },
  OC2: {
    CHILD: 'text',
    DOB: 'day',
    SDQ_SCORE: 'text',
    SDQ_REASON: 'code',
    CONVICTED: 'code',
    HEALTH_CHECK: 'code',
    IMMUNISATIONS: 'code',
    TEETH_CHECK: 'code',
    HEALTH_ASSESSMENT: 'code',
    SUBSTANCE_MISUSE: 'code',
    INTERVENTION_RECEIVED: 'code',
    INTERVENTION_OFFERED: 'code',
  },
  OC3: { CHILD: 'text', DOB: 'day', IN_TOUCH: 'code', ACTIV: 'code', ACCOM: 'code' },
  AD1: {
    CHILD: 'text',
    DOB: 'day',
    DATE_INT: 'day',
    DATE_MATCH: 'day',
    FOSTER_CARE: 'code',
    NB_ADOPTR: 'code',
    SEX_ADOPTR: 'code',
    LS_ADOPTR: 'code',
  },
  PlacedAdoption: {
    CHILD: 'text',
    DOB: 'day',
    DATE_PLACED: 'day',
    DATE_PLACED_CEASED: 'day',
    REASON_PLACED_CEASED: 'code',
  },
  PrevPerm: { CHILD: 'text', DOB: 'day', PREV_PERM: 'code', LA_PERM: 'code', DATE_PERM: 'day' },
  Missing: { CHILD: 'text', DOB: 'day', MISSING: 'code', MIS_START: 'day', MIS_END: 'day' },
  SWEpisodes: { CHILD: 'text', DOB: 'day', SW_ID: 'code', SW_DECOM: 'day', SW_DEC: 'day', SW_REASON: 'code' },
  DoLo: { CHILD: 'text', DOB: 'day', DOLO_START: 'day', DOLO_END: 'day' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ColumnKind>>>>

export type TableName = keyof typeof TABLES
export type Field<T extends TableName> = keyof (typeof TABLES)[T] & string

const isTableName = (name: string): name is TableName => name in TABLES
export const TABLE_NAMES: readonly TableName[] = Object.keys(TABLES).filter(isTableName)

export const columnsOf = (table: TableName): readonly (readonly [name: string, kind: ColumnKind])[] =>
  Object.entries(TABLES[table])

/** The columns that say which child a row is about, and stand in several tables. */
export const SHARED_COLUMNS: ReadonlySet<string> = new Set(['CHILD', 'DOB', 'SEX'])
