import { monthInWords } from '#platform/day.ts'
import { selectField } from '#platform/ui/fields.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { equals, formatShort, percentageOf, subtract } from '../../exact.ts'
import { policeUrl, streetUrl } from '../../indicators.urls.ts'
import { type Period, periodInWords, previousPeriod } from '../../period.ts'
import { changeInWords, ROLLING_RULE } from '../../rolling.ts'
import { valueInWords } from '../../value.ts'
import type { PolicePage, PoliceRow, PoliceSection } from './police-page.ts'
import { forceTable, policeTable } from './police-table.view.ts'

const TITLE = 'Police figures, twelve months rolling'
const USES = 'police.protection-powers'
const WITHOUT_LINK = 'police.protection-powers.no-linked-record'

export function policeView(page: PolicePage): SafeHtml {
  const { period, periods, sections, unplaced, notes } = page
  if (!period)
    return html`${pageHeading({ context: 'Police', title: TITLE })}${emptyState({ why: 'No police figures are held yet.', next: html`<a class="govuk-link" href="/intake">Send figures</a>` })}`
  const careful = [...notes, ...linkNotes(sections)]
  return html`${pageHeading({ context: `Police, ${periodInWords(period)}, beside ${periodInWords(previousPeriod(period))}`, title: TITLE, aside: html`<a class="govuk-link" href="${streetUrl()}">Street crime, for context</a>` })}
${latePart(page.late)}
${periods.length > 1 && periodForm(period, periods)}
<p class="kith-prose">A rise or a fall is neither good nor bad by itself: it may be more harm, or harm better recognised. Measures overlap, because one crime can carry several flags, so they are never added up.</p>
<p class="kith-context">${origin(sections)}</p>
<div class="kith-police">${sections.map((section, index) => sectionPart(section, period, index))}
${sectionHeading({ text: 'Records that no area can be given', id: 'unplaced' })}
<p class="kith-context">Records of the whole force without a beat code. They are in the figures of the force and in those of no area, so an area’s figures may be too low by some of them.</p>
${forceTable({ id: 'police-unplaced', caption: 'Records of the force that no area can be given: twelve months, the twelve before, and the change', rows: unplaced, period })}</div>
<p class="kith-context">“In line” means within ${ROLLING_RULE.inLineWithin} percentage points of the change of the force. A percentage on fewer than ${ROLLING_RULE.smallBaseBelow} in the year before is grey: a few more or fewer move it a lot.</p>
${differencesPart(sections)}
${careful.length > 0 && html`${sectionHeading({ text: 'Read with care', id: 'care' })}<ul class="kith-square-list">${careful.map(note => html`<li>${note}</li>`)}</ul>`}`
}

/** A month for sending is allowed before anything is called missing. */
const latePart = (late: PolicePage['late']): SafeHtml => {
  const [first] = late
  const last = late.at(-1)
  if (!first || !last || late.length < 2) return html``
  return html`<p class="kith-prose"><b>Not here yet:</b> ${monthInWords(first)} to ${monthInWords(last)}, ${late.length} months. The newest figures end before.</p>`
}

const periodForm = (period: Period, periods: readonly Period[]): SafeHtml =>
  html`<form class="kith-filters kith-filters--plain" method="get" action="${policeUrl()}" aria-label="What to show">${selectField(
    { values: { period: period.name }, errors: {} },
    {
      name: 'period',
      label: 'Period',
      choices: periods.map(each => ({ value: each.name, text: periodInWords(each) })),
    },
  )}<button type="submit" class="govuk-button govuk-button--secondary">Apply</button></form>`

/** Who counted: the police's own table, the program from the records that they sent, or both. */
function origin(sections: readonly PoliceSection[]): string {
  const held = sections.flatMap(({ rows }) => rows).filter(({ current }) => current)
  const counted = held.filter(({ isCounted }) => isCounted).length
  if (counted === 0) return 'The figures are as the police stated them.'
  if (counted === held.length) return 'The figures are counted here, from the records that the police sent.'
  return `${counted} of the ${held.length} figures are counted here, from the records that the police sent; the others are as the police stated them.`
}

function sectionPart({ heading, rows, holes }: PoliceSection, period: Period, index: number): SafeHtml {
  const text = sentenceCase(heading)
  return html`${sectionHeading({ text, id: `section-${index}` })}
${holes.length > 0 && html`<p class="kith-context">No records came for ${new Intl.ListFormat('en-GB').format(holes.map(monthInWords))}. Twelve months with a hole have no figure of their own.</p>`}
${policeTable({ id: `police-${index}`, caption: `${text}: twelve months, the twelve before, and the change`, rows, period })}`
}

/** What the police stated beside what their records give; neither takes the place of the other. */
function differencesPart(sections: readonly PoliceSection[]): SafeHtml {
  const beside = sections
    .flatMap(({ rows }) => rows)
    .flatMap(({ measure, current, previous, counted }) => [
      { measure, stated: current, counted: counted.current, when: '' },
      { measure, stated: previous, counted: counted.previous, when: ' in the year before' },
    ])
    .flatMap(({ measure, stated, counted, when }) => (stated && counted ? [{ measure, stated, counted, when }] : []))
  if (beside.length === 0) return html``
  const differ = beside.filter(({ stated, counted }) => stated.state !== 'value' || !equals(stated.value, counted))
  return html`${sectionHeading({ text: 'Stated and counted', id: 'differences' })}
<p class="kith-prose">${beside.length} figures were stated by the police and can be counted from their records too: ${beside.length - differ.length} agree${differ.length > 0 && `, ${differ.length} differ`}. What was stated stays the figure until somebody corrects it.</p>
${differ.length > 0 && html`<ul class="kith-square-list">${differ.map(({ measure, stated, counted, when }) => html`<li>${measure.title}${when}: stated ${valueInWords(stated)}, counted ${formatShort(counted, 0)}${stated.state === 'value' && ` (${changeInWords(subtract(counted, stated.value))})`}.</li>`)}</ul>`}`
}

/** How many uses of section 46 lead to no other record: a sign of how good the records are. */
function linkNotes(sections: readonly PoliceSection[]): string[] {
  const currentOf = (code: string) => sections.flatMap(({ rows }) => rows).find(isOf(code))?.current
  const [uses, without] = [currentOf(USES), currentOf(WITHOUT_LINK)]
  if (uses?.state !== 'value' || without?.state !== 'value' || uses.value.numerator === 0n) return []
  const share = formatShort(percentageOf(without.value, uses.value), 1)
  return [
    `${valueInWords(without)} of ${valueInWords(uses)} uses of police protection (${share}%) lead to no child’s record and no strategy discussion, so what followed cannot be told.`,
  ]
}

const isOf =
  (code: string) =>
  ({ measure }: PoliceRow): boolean =>
    measure.code === code

const sentenceCase = (text: string): string => text.charAt(0) + text.slice(1).toLowerCase()
