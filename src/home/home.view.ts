import { dayInWords, weekdayInWords, weekdayName } from '#platform/day.ts'
import type { DueItem } from '#platform/due-item.ts'
import type { NewsItem, WatchedFigure } from '#platform/home-source.ts'
import { keyFigure } from '#platform/ui/figure.ts'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { ShapeName } from '#platform/ui/shape.ts'
import { type CountLink, countStrip, doFirst, newsList, type WorkItem, workList } from '#platform/ui/work-list.ts'
import { firstOf, INBOX_SECTIONS, type Inbox, type InboxSection } from './inbox.ts'

export interface HomePage {
  readonly today: Temporal.PlainDate
  readonly inbox: Inbox
  readonly watched: readonly WatchedFigure[]
  /** newest first */
  readonly news: readonly NewsItem[]
  readonly roles: readonly string[]
  readonly agencyName: string | undefined
}

const SHORT_INBOX = 4

const SHAPES: Readonly<Record<InboxSection, ShapeName>> = {
  late: 'late',
  tomorrow: 'close',
  'ten-days': 'neutral',
  later: 'neutral',
  quiet: 'quiet',
  undated: 'quiet',
}
const TONES: Partial<Readonly<Record<InboxSection, 'late' | 'due-today'>>> = { late: 'late', tomorrow: 'due-today' }

export function homePage(page: HomePage): PageContent {
  const { today, inbox, news } = page
  const sections = Object.keys(INBOX_SECTIONS).filter(isSection)
  const filled = sections.filter(section => inbox[section].length > 0)
  return {
    title: 'What needs you',
    section: 'home',
    above: html`${pageHeading({ context: weekdayInWords(today), title: 'What needs you' })}${
      filled.length > 0 &&
      countStrip('What needs you', [
        ...filled.map(section => countOf(section, inbox)),
        ...(news.length > 0 ? [{ shape: 'fresh', count: news.length, text: 'New', href: '#new' } as const] : []),
      ])
    }`,
    ...(filled.length === 0
      ? { body: html`${nothing}<div class="kith-home-columns">${toWatch(page)}${whatIsNew(page)}</div>${you(page)}` }
      : columns(page, html`${first(inbox, today)}${filled.map(section => listOf(section, inbox, today))}`)),
  }
}

/** A short inbox has room below it for what is new; beside a long one both stand in the aside. */
function columns(page: HomePage, list: SafeHtml): Pick<PageContent, 'body' | 'aside'> {
  const count = Object.values(page.inbox).reduce((sum, items) => sum + items.length, 0)
  return count <= SHORT_INBOX
    ? { body: html`${list}${whatIsNew(page)}`, aside: html`${toWatch(page)}${you(page)}` }
    : { body: list, aside: html`${toWatch(page)}${whatIsNew(page)}${you(page)}` }
}

const isSection = (name: string): name is InboxSection => Object.hasOwn(INBOX_SECTIONS, name)

const countOf = (section: InboxSection, inbox: Inbox): CountLink => ({
  shape: SHAPES[section],
  tone: TONES[section],
  count: inbox[section].length,
  text: INBOX_SECTIONS[section],
  href: inbox[section].every(item => item === firstOf(inbox)) ? '#do-first' : `#${section}`,
})

function first(inbox: Inbox, today: Temporal.PlainDate): SafeHtml | false {
  const item = firstOf(inbox)
  if (!item?.dueOn) return false
  return doFirst({
    title: item.title,
    text: `${inDays(item.dueOn, today)}, ${weekdayInWords(item.dueOn)}. ${item.why}`,
    actions: linkButton(item.act, item.href),
  })
}

/** What is to be done first stands above the lists, and in none of them. */
function listOf(section: InboxSection, inbox: Inbox, today: Temporal.PlainDate): SafeHtml | false {
  const items = inbox[section]
  const others = items.filter(item => item !== firstOf(inbox))
  if (others.length === 0) return false
  const count = others.length === items.length ? items.length : `${items.length}, one of them above`
  return html`${sectionHeading({ text: INBOX_SECTIONS[section], id: section, count })}${workList(
    others.map(item => rowOf(item, section, today)),
  )}`
}

const rowOf = (item: DueItem, section: InboxSection, today: Temporal.PlainDate): WorkItem => ({
  shape: SHAPES[section],
  tone: TONES[section],
  ...timeOf(item, section, today),
  title: item.title,
  href: item.href,
  why: item.why,
  whose: item.whose,
})

function timeOf(
  { dueOn, quietSince }: DueItem,
  section: InboxSection,
  today: Temporal.PlainDate,
): { time: string; timeNote?: string } {
  if (dueOn) {
    const day = `${weekdayName(dueOn).slice(0, 3)} ${dayInWords(dueOn)}`
    return section === 'late'
      ? { time: inDays(dueOn, today), timeNote: `Was due ${day}` }
      : { time: day, timeNote: inDays(dueOn, today) }
  }
  return quietSince ? { time: 'No answer', timeNote: `Since ${dayInWords(quietSince)}` } : { time: 'No day set' }
}

function inDays(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const { days } = today.until(day)
  if (days < 0) return `${-days} ${days === -1 ? 'day' : 'days'} late`
  if (days === 0) return 'Today'
  return days === 1 ? 'Tomorrow' : `In ${days} days`
}

const nothing = emptyState({
  why: 'Nothing waits for you today. What is asked of you will stand here, the longest late first.',
})

const COUNT_WORDS = ['One', 'Two', 'Three']

const toWatch = ({ watched }: HomePage): SafeHtml =>
  html`<section class="kith-home-part" aria-labelledby="watch">${sectionHeading({ text: watched.length === 0 ? 'To watch' : `${COUNT_WORDS[watched.length - 1] ?? watched.length} to watch`, id: 'watch' })}${
    watched.length === 0
      ? emptyState({
          why: 'No figures are held yet.',
          next: html`<a class="govuk-link" href="/measures">See what can be counted</a>`,
        })
      : watched.map(({ title, href, value, base, context }) => keyFigure({ title, href, value, base, text: context }))
  }</section>`

const whatIsNew = ({ news }: HomePage): SafeHtml | false =>
  news.length > 0 &&
  html`<section class="kith-home-part" aria-labelledby="new">${sectionHeading({ text: 'New', id: 'new', count: news.length === 1 ? 'the latest' : `the latest ${news.length}` })}${newsList(
    news.map(({ happenedOn, title, href, text }) => ({ time: dayInWords(happenedOn), title, href, text })),
  )}</section>`

const you = ({ roles, agencyName }: HomePage): SafeHtml =>
  html`<p class="kith-home-you">${roles.length === 0 ? 'You hold no role here today.' : html`You are here as ${roles.join(', ').toLowerCase()}${agencyName !== undefined && `, ${agencyName}`}.`}</p>`
