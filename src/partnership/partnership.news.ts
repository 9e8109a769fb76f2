import type { NewsItem, NewsSource } from '#platform/home-source.ts'
import { structureAtHome } from './partnership.home.ts'
import { compareStructureUrl, structureUrl } from './partnership.urls.ts'
import { type StructureHistory, structureOn } from './structure.ts'
import { type ComparedGroup, compareStructures, STRUCTURE_CHANGES, type StructureChange } from './structure-changes.ts'
import { turningDays } from './term.ts'

const MOST_NAMES = 3

/** The days on which the structure of the partnership changed, with what changed. */
export const partnershipNews: NewsSource = async (tx, { today }, limit) =>
  structureNews(await structureAtHome(tx), today, limit)

export function structureNews(history: StructureHistory, today: Temporal.PlainDate, limit: number): NewsItem[] {
  const past = turningDays([...history.versions, ...history.accountabilities]).filter(
    day => Temporal.PlainDate.compare(day, today) <= 0,
  )
  const news: NewsItem[] = []
  for (const day of past.reverse()) {
    if (news.length === limit) break
    const item = changeOn(history, day)
    if (item) news.push(item)
  }
  return news
}

function changeOn(history: StructureHistory, day: Temporal.PlainDate): NewsItem | undefined {
  const eve = day.subtract({ days: 1 })
  const changed = compareStructures(history, eve, day).filter(group => group.changes.length > 0)
  if (changed.length === 0) return undefined
  if (structureOn(history, eve).length === 0)
    return {
      happenedOn: day,
      title: `The structure begins with ${groups(changed.length)}`,
      href: structureUrl(day),
      text: `${namesOf(changed)}.`,
    }
  return {
    happenedOn: day,
    title: `The structure changed: ${groups(changed.length)}`,
    href: compareStructureUrl(eve, day),
    text: `${changesInWords(changed)}.`,
  }
}

const groups = (count: number): string => (count === 1 ? '1 group' : `${count} groups`)

/** Of one group by name; of several as counts, because names would fill the page: the link leads to them. */
function changesInWords(changed: readonly ComparedGroup[]): string {
  const counts = Object.keys(STRUCTURE_CHANGES)
    .filter(isChange)
    .map(kind => ({ kind, count: changed.filter(group => group.changes.includes(kind)).length }))
    .filter(({ count }) => count > 0)
  if (changed.length === 1)
    return `${namesOf(changed)}: ${counts.map(({ kind }) => STRUCTURE_CHANGES[kind].toLowerCase()).join(', ')}`
  return counts.map(({ kind, count }) => `${count} ${STRUCTURE_CHANGES[kind].toLowerCase()}`).join(', ')
}

const isChange = (text: string): text is StructureChange => Object.hasOwn(STRUCTURE_CHANGES, text)

function namesOf(changed: readonly ComparedGroup[]): string {
  const names = changed.map(({ before, after }) => after?.name ?? before?.name ?? '')
  const rest = names.length - MOST_NAMES
  return rest > 1
    ? `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more`
    : new Intl.ListFormat('en-GB').format(names)
}
