import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { changeOrganisational } from './change-organisational.ts'

export interface OrganisationalEntry {
  readonly kind: 'progress' | 'finding' | 'concluded'
  readonly words: string
}

/** Adds progress or a finding to an organisational enquiry, or concludes it with what was found. Each adult's own goes on. */
export const recordOrganisational = (
  app: App,
  actor: Actor,
  read: { readonly reference: string; readonly version: number },
  { kind, words }: OrganisationalEntry,
): Promise<void> =>
  app.transaction(actor, tx =>
    changeOrganisational(app, tx, actor, read, () => ({
      kind,
      words,
      ...(kind === 'concluded' && { concluded: { on: app.clock.today(), findings: words } }),
    })),
  )
