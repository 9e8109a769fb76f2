import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { Comparators, Comparison } from '../../comparison/compare.ts'
import { measuresUrl, measureUrl } from '../../indicators.urls.ts'
import { comparedParts, whatIsCompared } from '../measure/compared.view.ts'

/** In the order of a child's way through: need, enquiry, plan, care. */
export const TREND_CODES = [
  'children.referrals.per-10000',
  'children.referrals.re-referral-rate',
  'children.cin.per-10000',
  'children.s47.per-10000',
  'children.s47.to-icpc',
  'children.icpc.per-10000',
  'children.s47.icpc-in-15-days',
  'children.cpp.per-10000',
  'children.cpp.subsequent-rate',
  'children.cpp.over-2-years',
  'children.cla.rate',
] as const

export function childrensTrendsView(
  comparators: Comparators | undefined,
  comparisons: readonly Comparison[],
): SafeHtml {
  const heading = pageHeading({
    title: 'Children’s trends',
    below: html`How children’s need, protection and care went over the years, beside places like this one, the region and England.`,
  })
  if (!comparators)
    return html`${heading}${emptyState({
      why: 'This partnership is not set to an area, so there is nothing to compare it with.',
      next: html`An operator sets its ONS code. <a class="govuk-link" href="${measuresUrl('children')}">Measures about children</a>`,
    })}`
  if (comparisons.length === 0)
    return html`${heading}${emptyState({
      why: 'No official statistics are held yet. After a first start they are there within a minute.',
      next: html`Otherwise an operator runs <code>kith open-data load</code>. <a class="govuk-link" href="${measuresUrl('children')}">Measures about children</a>`,
    })}`
  return html`${heading}
${whatIsCompared(comparators)}
<p>Neither high nor low is good by itself: more can be more harm, or harm better recognised. “Larger than chance” says that a difference is real, never why.</p>
<nav aria-label="On this page"><ul class="kith-square-list">${comparisons.map(({ measure }) => html`<li><a class="govuk-link" href="#${anchorOf(measure.code)}">${measure.title}</a></li>`)}</ul></nav>
${comparisons.map(
  comparison => html`${sectionHeading({ text: comparison.measure.title, id: anchorOf(comparison.measure.code) })}
${comparedParts(comparison)}
<p><a class="govuk-link" href="${measureUrl(comparison.measure.code)}">What it counts, and each year<span class="govuk-visually-hidden">: ${comparison.measure.title}</span></a></p>`,
)}`
}

const anchorOf = (code: string): string => code.replaceAll('.', '-')
