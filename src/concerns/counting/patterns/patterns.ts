/** Whose concerns are looked at: an organisation that reports, a provider where harm is said to happen, a kind, a type. */
export interface Subject {
  readonly kind: 'agency' | 'provider' | 'place' | 'source' | 'type'
  readonly id: string
  readonly name: string
  /** how many people it looks after, where known, and what kind it is */
  readonly size?: { readonly places: number; readonly kind: string } | undefined
  /** concerns of each of the last 24 complete months, oldest first */
  readonly months: readonly number[]
  /** of the last twelve months */
  readonly decided: number
  readonly notMet: number
}

export const PATTERN_RULES = {
  'sudden-silence': 'Sudden silence',
  'fewer-than-before': 'Far fewer than before',
  'more-than-before': 'Far more than before',
  'few-for-its-size': 'Few for its size',
  'many-for-its-size': 'Many for its size',
  'never-meets-criteria': 'Never meets the criteria',
  concentrated: 'Many concerns in one place',
} as const
export type PatternRule = keyof typeof PATTERN_RULES

export interface Pattern {
  readonly rule: PatternRule
  readonly subject: Subject
  /** what was found, with its base and period, in a sentence */
  readonly found: string
}

export const patternId = ({ rule, subject }: Pattern): string => `${rule}.${subject.kind}.${subject.id}`

const YEAR = 12
const SILENT_MONTHS = 3
const SPOKE_BEFORE = 6
/** Fewer than this say nothing about a way of reporting, and could point to a person. */
const ENOUGH = 10
const PEERS = 4
const FAR = 2
const CONCENTRATED = 3

/** Each rule in words, for the page. */
export const RULE_WORDS: Readonly<Record<PatternRule, string>> = {
  'sudden-silence': `No concern in the last ${SILENT_MONTHS} complete months, after at least ${SPOKE_BEFORE} in the twelve months before them.`,
  'fewer-than-before': `At most half as many in the last twelve months as in the twelve before, which had at least ${ENOUGH}.`,
  'more-than-before': `At least twice as many in the last twelve months as in the twelve before, and at least ${ENOUGH}.`,
  'few-for-its-size': `For each place, less than half of what is usual (the median) for providers of its kind, where at least ${ENOUGH} would be usual and there are at least ${PEERS} of the kind.`,
  'many-for-its-size': `For each place, more than twice what is usual (the median) for providers of its kind, and at least ${ENOUGH}.`,
  'never-meets-criteria': `At least ${ENOUGH} decided in the last twelve months, and not one met the criteria.`,
  concentrated: `At least ${ENOUGH} concerns in the last twelve months about what happened in one provider’s care, and more than three times as many as the average provider that is named.`,
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const lately = ({ months }: Subject): number => sum(months.slice(-YEAR))
const before = ({ months }: Subject): number => sum(months.slice(-2 * YEAR, -YEAR))
const reports = ({ kind }: Subject): boolean => kind === 'agency' || kind === 'provider'

/** Every pattern that the rules find, in the order of the rules. It says what is unusual, never what is good or bad. */
export function findPatterns(subjects: readonly Subject[]): Pattern[] {
  const usual = usualRates(subjects)
  const found = subjects.flatMap(subject => [
    ...(reports(subject) ? ownPast(subject) : []),
    ...(subject.kind === 'provider' ? forItsSize(subject, usual) : []),
    ...(subject.kind === 'place' ? concentration(subject, subjects) : neverMet(subject)),
  ])
  const order = Object.keys(PATTERN_RULES)
  return found.sort(
    (a, b) => order.indexOf(a.rule) - order.indexOf(b.rule) || a.subject.name.localeCompare(b.subject.name, 'en-GB'),
  )
}

function ownPast(subject: Subject): Pattern[] {
  const { months } = subject
  const silent = months.slice(-SILENT_MONTHS)
  const spoke = sum(months.slice(-SILENT_MONTHS - YEAR, -SILENT_MONTHS))
  if (sum(silent) === 0 && spoke >= SPOKE_BEFORE)
    return [
      {
        rule: 'sudden-silence',
        subject,
        found: `None in the last ${SILENT_MONTHS} complete months, after ${spoke} in the twelve months before them.`,
      },
    ]
  const [now, then] = [lately(subject), before(subject)]
  const found = `${now} in the last twelve complete months, ${then} in the twelve before.`
  if (then >= ENOUGH && now * FAR <= then) return [{ rule: 'fewer-than-before', subject, found }]
  if (now >= ENOUGH && then > 0 && now >= FAR * then) return [{ rule: 'more-than-before', subject, found }]
  return []
}

function neverMet(subject: Subject): Pattern[] {
  const { decided, notMet } = subject
  if (decided < ENOUGH || notMet < decided) return []
  return [
    {
      rule: 'never-meets-criteria',
      subject,
      found: `0 of ${decided} decided concerns of the last twelve complete months met the criteria.`,
    },
  ]
}

/** The median of concerns for each place, of each kind of provider with enough of them. */
function usualRates(subjects: readonly Subject[]): ReadonlyMap<string, number> {
  const sized = subjects.filter(({ kind, size }) => kind === 'provider' && size !== undefined)
  const rates = new Map<string, number>()
  for (const [kind, peers] of Map.groupBy(sized, ({ size }) => size?.kind ?? '')) {
    if (peers.length < PEERS) continue
    const sorted = peers.map(peer => lately(peer) / (peer.size?.places ?? 1)).sort((a, b) => a - b)
    const [low = 0, high = 0] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
    rates.set(kind, (low + high) / 2)
  }
  return rates
}

function forItsSize(subject: Subject, usual: ReadonlyMap<string, number>): Pattern[] {
  const { size } = subject
  const rate = size && usual.get(size.kind)
  if (!size || rate === undefined || rate === 0) return []
  const [now, expected] = [lately(subject), rate * size.places]
  const found = `${now} in the last twelve complete months for ${size.places} places; about ${Math.round(expected)} is usual for its kind and size.`
  if (expected >= ENOUGH && now * FAR < expected) return [{ rule: 'few-for-its-size', subject, found }]
  if (now >= ENOUGH && now > FAR * expected) return [{ rule: 'many-for-its-size', subject, found }]
  return []
}

function concentration(subject: Subject, subjects: readonly Subject[]): Pattern[] {
  const now = lately(subject)
  const named = subjects.filter(each => each.kind === 'place' && lately(each) > 0)
  const all = sum(named.map(lately))
  if (now < ENOUGH || now * named.length <= all * CONCENTRATED) return []
  return [
    {
      rule: 'concentrated',
      subject,
      found: `${now} of the ${all} concerns of the last twelve complete months that name one of ${named.length} providers.`,
    },
  ]
}
