import { civilDay, dayInWords } from '#platform/day.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { followMark } from '#platform/ui/shape.ts'
import { knownInWords } from '../../calculated.ts'
import { formatExact, formatShort } from '../../exact.ts'
import type { FigureHistory } from '../../figure-history.ts'
import { measureUrl } from '../../indicators.urls.ts'
import type { RatioPart } from '../../measure.ts'
import type { Figure } from '../../show-measure.ts'
import { earlierRevisions, restores } from './history.view.ts'

/** Where a figure comes from, step by step, and what it was before. */
export function provenance(figure: Figure, history: FigureHistory): SafeHtml {
  const { measure, observed, observation, source, asAt } = figure
  const known = observed.state === 'value' ? observed : undefined
  const title = known
    ? `${formatShort(known.value, measure.decimals)}${measure.form === 'percentage' ? '%' : ''}`
    : 'this figure'
  const ratio =
    known?.numerator && known.denominator ? { numerator: known.numerator, denominator: known.denominator } : undefined
  const asked = { period: figure.period.name, 'as-at': asAt?.toString() }
  return html`<section class="kith-provenance" aria-labelledby="provenance-title"><h2 class="kith-provenance__title" id="provenance-title">${followMark()} Where ${title} comes from</h2>
<ol class="kith-source-thread">
${
  ratio &&
  measure.ratio &&
  html`<li><b>${part(formatShort(ratio.denominator, 2), measure.ratio.denominator, asked)}</b>${measure.ratio.denominator.words}</li>
<li><b>${part(formatShort(ratio.numerator, 2), measure.ratio.numerator, asked)}</b>${measure.ratio.numerator.words}</li>
<li><b>${formatShort(ratio.numerator, 2)} ÷ ${formatShort(ratio.denominator, 2)} = ${known && formatExact(known.value, { decimals: 3 })}…${measure.form === 'percentage' ? '%' : ''}</b>rounded once, half up, to be shown</li>`
}
${
  source &&
  html`<li><b>${source.title}</b>sent by ${source.suppliedBy.name}, ${dayInWords(civilDay(source.suppliedAt))}${observation && observation.printed !== '' && html`; printed there as “${observation.printed}”`}${observation && observation.basis !== '' && html`, ${observation.basis}`}</li>
<li><b>Approved</b>by ${source.approvedBy.name}, ${dayInWords(civilDay(source.approvedAt))}</li>`
}
${
  figure.reference?.source &&
  html`<li><b>${figure.reference.source.publisher}</b>${figure.reference.source.title}, ${figure.reference.source.firstYear} to ${figure.reference.source.lastYear}; ${figure.reference.source.licence}${figure.reference.figure.printed !== '' && html`; printed there as “${figure.reference.figure.printed}”`}${figure.reference.figure.basis !== '' && html`, ${figure.reference.figure.basis}`}</li>`
}
${figure.isCalculated && html`<li><b>Worked out</b>from the partnership’s records, ${knownInWords(asAt)}, each time it is shown</li>`}
</ol>
${observation && html`<dl><dt>Revision</dt><dd>${observation.revision} of ${history.revisions[0]?.observation.revision ?? observation.revision}${restores(observation)}</dd></dl>${earlierRevisions(measure, history)}`}
</section>`
}

const part = (value: string, { code }: RatioPart, asked: { period: string; 'as-at': string | undefined }): HtmlPart =>
  code === undefined ? value : html`<a class="govuk-link" href="${measureUrl(code, asked)}">${value}</a>`
