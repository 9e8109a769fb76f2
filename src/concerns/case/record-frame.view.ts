import { moj } from '#platform/ui/design-system.ts'
import { actions, linkButton } from '#platform/ui/form.ts'
import { pageHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { Crumb, PageContent } from '#platform/ui/page-content.ts'
import { tag } from '#platform/ui/tag.ts'
import { harmsOf, LOCATIONS } from '../codes.ts'
import { allows, stateInWords } from '../concern.ts'
import { type ConcernPart, concernUrl, triageUrl } from '../concerns.urls.ts'
import { nameOf } from '../individual.ts'
import { ageOn, type Case, standingOf } from './case.ts'

type Tab = 'summary' | 'account' | 'history' | 'challenge'

const TABS: readonly { readonly tab: Tab; readonly text: string; readonly part?: ConcernPart }[] = [
  { tab: 'summary', text: 'Summary and decision' },
  { tab: 'account', text: 'What we were told', part: 'account' },
  { tab: 'history', text: 'Full history', part: 'history' },
  { tab: 'challenge', text: 'Disagreement', part: 'challenge' },
]

export const crumbsTo = (found: Case): readonly Crumb[] => [{ text: 'Triage', href: triageUrl({ team: found.teamId }) }]
export const recordCrumbs = (found: Case): readonly Crumb[] => [
  ...crumbsTo(found),
  { text: found.reference, href: concernUrl(found.reference) },
]

/** "Arthur Pellow, 79" */
export function titleOf(found: Case, today: Temporal.PlainDate): string {
  const age = ageOn(found, today)
  return age === undefined ? nameOf(found) : `${nameOf(found)}, ${age}`
}

/** "Concern", or for a child "Contact" */
export const kindWord = ({ about }: Case): string => (about === 'adult' ? 'Concern' : 'Contact')

/** The head of every page of a record, its parts as links. */
export function recordFrame(
  found: Case,
  today: Temporal.PlainDate,
  tab: Tab,
  page: {
    readonly body: SafeHtml
    readonly aside?: SafeHtml
    readonly tags?: readonly SafeHtml[]
    readonly hasErrors?: boolean
  },
): PageContent {
  const title = titleOf(found, today)
  const standing = standingOf(found)
  const tabs = TABS.filter(each => each.tab !== 'challenge' || allows(standing, 'challenge') === true)
  return {
    // Stands in the history of the browser and on a shared screen: it names nobody.
    title: [`${kindWord(found)} ${found.reference}`, tab === 'summary' ? '' : TABS.find(each => each.tab === tab)?.text]
      .filter(Boolean)
      .join(': '),
    section: 'triage',
    breadcrumbs: tab === 'summary' ? crumbsTo(found) : recordCrumbs(found),
    ...(page.hasErrors ? { hasErrors: true } : {}),
    above: html`${pageHeading({
      context: `${kindWord(found)} ${found.reference}`,
      title,
      below: html`${stateTag(found)}${page.tags}<span><b>${whatAndWhere(found)}</b></span>`,
      aside: actions(
        linkButton('Add a note', concernUrl(found.reference, 'note'), 'secondary'),
        allows(standing, 'assign') === true &&
          linkButton('Hand over', concernUrl(found.reference, 'give'), 'secondary'),
      ),
    })}
${moj('sub-navigation', {
  label: 'Parts of this record',
  items: tabs.map(each => ({
    text: each.text,
    href: concernUrl(found.reference, each.part),
    active: each.tab === tab,
  })),
})}`,
    body: page.body,
    ...(page.aside ? { aside: page.aside } : {}),
  }
}

function stateTag({ pathway, pausedOn }: Case): SafeHtml {
  if (pathway !== undefined) return tag({ tone: 'neutral', shape: 'met', text: stateInWords(pathway) })
  return pausedOn === undefined
    ? tag({ tone: 'petrol', text: stateInWords(undefined) })
    : tag({ tone: 'neutral', shape: 'quiet', text: `${stateInWords(undefined)}, clock stopped` })
}

/** "Neglect and acts of omission, own home" */
export function whatAndWhere({ about, abuseTypes, location }: Case): string {
  const words = harmsOf(about)
  const harms = abuseTypes.map(type => words[type] ?? type).join(', ') || 'Type of harm not said'
  return location === 'not-known' ? harms : `${harms}, ${LOCATIONS[location].toLowerCase()}`
}
