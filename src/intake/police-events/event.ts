export const EVENT_TABLES = ['missing-episodes', 'flagged-crimes', 'protection-powers', 'custody'] as const
export type EventTable = (typeof EVENT_TABLES)[number]

export const EVENT_TABLE_WORDS: Readonly<Record<EventTable, string>> = {
  'missing-episodes': 'missing episodes',
  'flagged-crimes': 'flagged crimes and incidents',
  'protection-powers': 'section 46 powers used',
  custody: 'children in custody',
}

/** What a measure may ask of a record. Nothing else about it is kept. */
export const MARKS = [
  'from-care',
  'incident',
  'domestic-abuse',
  'sexual-exploitation',
  'child-protection',
  'race-hate',
  'sexual',
  'serious-sexual',
  'outside-family',
  'cruelty-neglect',
  'child-victim',
  'victim-16-17',
  'linked',
  'charged-and-detained',
] as const
export type Mark = (typeof MARKS)[number]

/** A record of the police as the measures need it. */
export interface PoliceEvent {
  /** "2024-03" */
  readonly month: string
  /** The force's own number of the child; undefined for a crime. */
  readonly person: string | undefined
  /** ONS code of a local authority; undefined where no beat is recorded. */
  readonly area: string | undefined
  readonly marks: readonly Mark[]
  readonly childSuspects: number
}
