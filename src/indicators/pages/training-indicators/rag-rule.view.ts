import { dayInWords } from '#platform/day.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { matrixKey } from '#platform/ui/matrix-cell.ts'
import type { RuleInForce } from '../../measure.store.ts'
import { keyEntries } from './training-indicators.view.ts'

export const ragRuleView = ({ rule, inForceFrom }: RuleInForce): SafeHtml => html`${pageHeading({
  context: 'Training indicators',
  title: 'How figures are rated against their targets',
  below: html`Rule ${rule.version}${inForceFrom ? html`, in force since ${dayInWords(inForceFrom)}` : ', the usual one: this partnership has set none of its own'}`,
})}
${matrixKey(keyEntries(rule))}
<dl class="kith-definition kith-prose">
<dt>What a shortfall is</dt><dd>${rule.basis === 'relative' ? 'How far a value is below its target, as a share of the target: 67 against 80 is 13 below, which is 16.25% of 80.' : 'How many percentage points a value is below its target: 67 against 80 is 13 points below.'}</dd>
<dt>Where the bands meet</dt><dd>A shortfall of exactly ${rule.closeUpTo}${rule.basis === 'relative' ? '%' : ' points'} is ${rule.boundary === 'close' ? 'close, because below begins at more than that' : 'below'}.</dd>
<dt>How it is worked out</dt><dd>On exact fractions. Values are rounded only to be shown, never to be compared.</dd>
<dt>What is not rated</dt><dd>Not applicable, nil returns, what is to be confirmed and what is said in words. They are left out of “targets met” and listed as they are.</dd>
<dt>Small groups</dt><dd>Where fewer than ${rule.smallGroupBelow} staff are relevant the figure is shown as a fraction. It is rated all the same.</dd>
</dl>
${sectionHeading({ text: 'Where it comes from', id: 'origin' })}
<p class="kith-prose">The published key says red for more than 15% below the indicator, amber for less than 15% below, and green for met or exceeded. It leaves exactly 15% open, and whether 15% is a share or points; this rule closes both, and each table shows what the other reading would change.</p>`
