import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import type { Comparators } from '../../comparison/compare.ts'
import type { ComparisonCard } from '../../dashboards/comparison-card.ts'
import { comparisonCardView } from '../../dashboards/pages/dashboard/comparison-card.view.ts'
import { figuresNavigation } from '../../figures-navigation.view.ts'
import { measuresUrl } from '../../indicators.urls.ts'
import { whatIsCompared } from '../measure/compared.view.ts'

export function childrensTrendsView(
  comparators: Comparators | undefined,
  comparisons: readonly ComparisonCard[],
): SafeHtml {
  const heading = html`${figuresNavigation('children')}${pageHeading({
    title: 'Children’s trends',
    below: html`How children’s need, protection and care went over the years, beside places like this one, the region and England.`,
  })}`
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
  const publishers = [...new Set(comparisons.flatMap(each => each.publishers))]
  return html`${heading}
${whatIsCompared(comparators)}
<p>Neither high nor low is good by itself: more can be more harm, or harm better recognised. “Larger than chance” says that a difference is real, never why. Each chart leads to the page of its measure, with every year and its table.</p>
${sectionHeading({ text: 'Beside other areas', id: 'beside', count: `${comparisons.length} measures` })}
<ul class="kith-cards">${comparisons.map(card => comparisonCardView(card, 'trends'))}</ul>
<p class="kith-context">${new Intl.ListFormat('en-GB').format(publishers)}. Open Government Licence v3.0.</p>`
}
