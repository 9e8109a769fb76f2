import { hasPermission } from '#platform/auth/permissions.ts'
import type { NewsSource } from '#platform/home-source.ts'
import { measuresUrl } from './indicators.urls.ts'
import { listAcceptedDays } from './source.store.ts'

const MOST_NAMED = 3

/** The days on which figures were accepted. */
export const indicatorNews: NewsSource = async (tx, { actor }, limit) =>
  hasPermission(actor.roles, 'see-figures')
    ? (await listAcceptedDays(tx, limit)).map(({ day, titles }) => ({
        happenedOn: day,
        title:
          titles.length === 1 ? 'Figures of 1 file were accepted' : `Figures of ${titles.length} files were accepted`,
        href: measuresUrl(),
        text: `${namesOf(titles)}.`,
      }))
    : []

function namesOf(titles: readonly string[]): string {
  const rest = titles.length - MOST_NAMED
  const shown = rest > 1 ? [...titles.slice(0, MOST_NAMED), `${rest} more`] : titles
  return new Intl.ListFormat('en-GB').format(shown)
}
