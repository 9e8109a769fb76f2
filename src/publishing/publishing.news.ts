import { civilDay } from '#platform/day.ts'
import type { NewsSource } from '#platform/home-source.ts'
import { listNewestReleases } from './release.store.ts'

/** What the partnership published, with the address at which anybody can read it. */
export const publishingNews: NewsSource = async (tx, { actor, publicUrl }, limit) =>
  (await listNewestReleases(tx, actor.partnershipId, limit)).map(({ title, address, publishedAt, revision }) => ({
    happenedOn: civilDay(publishedAt),
    title: `Published: ${title}`,
    href: `${publicUrl}${address}`,
    text: `${revision === 1 ? '' : `Corrected since: this is revision ${revision}. `}Anybody can read it at ${publicUrl}${address}`,
  }))
