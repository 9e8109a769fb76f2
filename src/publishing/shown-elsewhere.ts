import { Conflict } from '#platform/errors.ts'

/** Another release that shows what an erratum is to withhold. */
export interface ShowingRelease {
  readonly releaseId: string
  readonly title: string
  readonly period: string
  readonly address: string
  /** by what it shows it: the same figure, or one that rests on the same count */
  readonly figureId: string
}

/** A figure cannot be withheld in one release while others show it: it has to be withheld in all of them at once. */
export class ShownElsewhere extends Conflict {
  readonly releases: readonly ShowingRelease[]

  constructor(figure: { readonly title: string }, releases: readonly ShowingRelease[]) {
    const names = releases.map(({ title, period }) => `${title} (${period})`).join(' and ')
    const there = releases.length === 1 ? 'that report' : 'those reports'
    super(`${figure.title} is also shown in ${names}, which would give it away. Withhold it in ${there} as well.`)
    this.releases = releases
  }
}
