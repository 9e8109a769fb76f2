import type { Layout } from './layout.ts'

/** Whom a dashboard is for. A priority is in its own words until the strategic plan is kept here. */
export type Audience =
  | { readonly kind: 'group'; readonly groupId: string; readonly name: string }
  | { readonly kind: 'agency'; readonly agencyId: string; readonly name: string }
  | { readonly kind: 'priority'; readonly name: string }
  | { readonly kind: 'theme'; readonly theme: string; readonly name: string }

export const AUDIENCE_KINDS = ['group', 'agency', 'priority', 'theme'] as const
export type AudienceKind = (typeof AUDIENCE_KINDS)[number]

export const AUDIENCE_WORDS: Readonly<Record<AudienceKind, string>> = {
  group: 'Groups',
  theme: 'Themes',
  priority: 'Priorities',
  agency: 'Agencies',
}

export interface Dashboard {
  /** In its address */
  readonly slug: string
  readonly audience: Audience
  readonly layout: Layout
  /** Undefined while it is made from the catalogue and nobody has changed it. */
  readonly stored: StoredVersion | undefined
}

export interface StoredVersion {
  readonly dashboardId: string
  readonly version: number
  /** "A panel was added: Missing children" */
  readonly what: string
  readonly changedBy: string
  readonly changedAt: Temporal.Instant
}

/** "Safeguarding adults: assurance" as it stands in an address: "safeguarding-adults-assurance" */
export const slugOf = (title: string): string =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f’']/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 70)
    .replace(/-+$/, '') || 'dashboard'

/** What the addresses beside the dashboards take. */
const RESERVED = ['new', 'boundaries']

/** The address itself, or with the first free number behind it. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const slug = slugOf(title)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`
    if (!taken.has(candidate) && !RESERVED.includes(candidate)) return candidate
  }
}
