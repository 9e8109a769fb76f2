import { dayInWords, weekdayInWords, weekdayName } from '#platform/day.ts'
import type { DueItem } from '#platform/due-item.ts'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { PageContent } from '#platform/ui/page-content.ts'
import type { ShapeName } from '#platform/ui/shape.ts'
import { type CountLink, countStrip, doFirst, type WorkItem, workList } from '#platform/ui/work-list.ts'
import { firstOf, INBOX_SECTIONS, type Inbox, type InboxSection } from './inbox.ts'

export interface Area {
  readonly text: string
  readonly href: string
}

export interface HomePage {
  readonly today: Temporal.PlainDate
  readonly inbox: Inbox
  /** where this reader may go */
  readonly areas: readonly Area[]
  readonly roles: readonly string[]
  readonly agencyName: string | undefined
}

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
  const { today, inbox } = page
  const sections = Object.keys(INBOX_SECTIONS).filter(isSection)
  const filled = sections.filter(section => inbox[section].length > 0)
  return {
    title: 'What needs you',
    section: 'home',
    above: html`${pageHeading({ context: weekdayInWords(today), title: 'What needs you' })}${
      filled.length > 0 &&
      countStrip(
        'What needs you',
        filled.map(section => countOf(section, inbox)),
      )
    }`,
    body:
      filled.length === 0
        ? nothing(page)
        : html`${first(inbox, today)}${filled.map(section => listOf(section, inbox, today))}`,
    aside: asideOf(page),
  }
}

const isSection = (name: string): name is InboxSection => Object.hasOwn(INBOX_SECTIONS, name)

const countOf = (section: InboxSection, inbox: Inbox): CountLink => ({
  shape: SHAPES[section],
  tone: TONES[section],
  count: inbox[section].length,
  text: INBOX_SECTIONS[section],
  href: `#${section}`,
})

function first(inbox: Inbox, today: Temporal.PlainDate): SafeHtml | false {
  const item = firstOf(inbox)
  if (!item?.dueOn) return false
  return doFirst({
    title: item.title,
    text: `${inDays(item.dueOn, today)}, ${weekdayInWords(item.dueOn)}. ${item.why}`,
    actions: linkButton('Open it', item.href),
  })
}

const listOf = (section: InboxSection, inbox: Inbox, today: Temporal.PlainDate): SafeHtml =>
  html`${sectionHeading({ text: INBOX_SECTIONS[section], id: section, count: inbox[section].length })}${workList(
    inbox[section].map(item => rowOf(item, section, today)),
  )}`

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

const nothing = ({ areas }: HomePage): SafeHtml => {
  const [area] = areas
  return emptyState({
    why: 'Nothing waits for you today. What is asked of you will stand here, the longest late first.',
    next: area && html`<a class="govuk-link" href="${area.href}">Go to ${area.text.toLowerCase()}</a>`,
  })
}

function asideOf({ areas, roles, agencyName }: HomePage): SafeHtml {
  return html`${sectionHeading({ text: 'Where you can go' })}
<ul class="govuk-list">${areas.map(({ text, href }) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`)}</ul>
${sectionHeading({ text: 'You' })}
<p class="govuk-body">${roles.length === 0 ? 'You hold no role here today.' : html`You are here as ${roles.join(', ').toLowerCase()}.`}${agencyName !== undefined && html`<br>${agencyName}`}</p>`
}
