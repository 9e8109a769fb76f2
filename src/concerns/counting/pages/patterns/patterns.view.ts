import { type Period, periodInWords } from '#indicators'
import { dayInWords } from '#platform/day.ts'
import { radiosField } from '#platform/ui/choice-fields.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { errorSummary } from '#platform/ui/error-summary.ts'
import { textAreaField } from '#platform/ui/fields.ts'
import { button, postForm } from '#platform/ui/form.ts'
import { type FormState, hasErrors } from '#platform/ui/form-state.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { emptyState } from '#platform/ui/notes.ts'
import { tag } from '#platform/ui/tag.ts'
import { concernFiguresUrl, concernPatternsUrl, patternOfferUrl } from '../../../concerns.urls.ts'
import { OFFERS, type Offer } from '../../patterns/offer.ts'
import { PATTERN_RULES, type Pattern, patternId, RULE_WORDS } from '../../patterns/patterns.ts'

export interface PatternsPage {
  readonly patterns: readonly Pattern[]
  readonly period: Period
  readonly offers: readonly Offer[]
}

const KINDS: Readonly<Record<Pattern['subject']['kind'], string>> = {
  agency: 'Agency that reports',
  provider: 'Provider that reports',
  place: 'Provider in whose care it happened',
  source: 'Kind of reporter',
  type: 'Type of abuse or neglect',
}

export function patternsBody({ patterns, period, offers }: PatternsPage): SafeHtml {
  return html`${pageHeading({
    title: 'Patterns in who reports',
    below: html`Concerns about adults, ${periodInWords(period)}, beside the twelve months before. From totals alone: no case is read.`,
  })}
<p>A pattern says what is unusual, not what is wrong. It is a reason to ask, and perhaps to offer help.</p>
${
  patterns.length === 0
    ? emptyState({
        why: 'No rule found anything unusual in these months.',
        next: html`<a class="govuk-link" href="${concernFiguresUrl()}">See the figures</a>`,
      })
    : [...Map.groupBy(patterns, ({ rule }) => rule)].map(
        ([rule, found]) => html`${sectionHeading({ text: PATTERN_RULES[rule], id: rule, count: String(found.length) })}
<p class="kith-context">Rule: ${RULE_WORDS[rule]}</p>
${dataTable<Pattern>({
  id: `${rule}-table`,
  caption: PATTERN_RULES[rule],
  isCaptionHidden: true,
  isStacked: true,
  rows: found,
  columns: [
    {
      head: 'Who or what',
      cell: pattern =>
        html`<a class="govuk-link" href="${patternOfferUrl(patternId(pattern))}">${pattern.subject.name}</a>`,
    },
    { head: 'Is', cell: ({ subject }) => KINDS[subject.kind] },
    { head: 'What was found', cell: ({ found: words }) => words },
    { head: 'Offered', stackedLabel: 'Offered', cell: pattern => latestOffer(pattern, offers) },
  ],
})}`,
      )
}
${sectionHeading({ text: 'What was offered', id: 'offers', count: String(offers.length) })}
${
  offers.length === 0
    ? html`<p>Nothing has been offered yet. Open a pattern to record an offer.</p>`
    : dataTable<Offer>({
        id: 'offers-table',
        caption: 'Offers, newest first',
        isCaptionHidden: true,
        isStacked: true,
        rows: offers,
        columns: [
          { head: 'On', cell: ({ offeredOn }) => dayInWords(offeredOn) },
          { head: 'Offered', cell: ({ offer }) => OFFERS[offer] },
          { head: 'To', cell: offer => nameOfOffer(offer, patterns) },
          { head: 'By', cell: ({ offeredBy }) => offeredBy },
          { head: 'Note', cell: ({ note }) => note },
        ],
      })
}`
}

function latestOffer(pattern: Pattern, offers: readonly Offer[]): SafeHtml | string {
  const latest = offers.find(each => each.pattern === patternId(pattern))
  return latest ? html`${OFFERS[latest.offer]}, ${dayInWords(latest.offeredOn)}` : 'Nothing yet'
}

const nameOfOffer = (offer: Offer, patterns: readonly Pattern[]): string =>
  patterns.find(each => patternId(each) === offer.pattern)?.subject.name ?? 'A pattern that is over'

export function patternBody(pattern: Pattern, period: Period, state: FormState, mayOffer: boolean): SafeHtml {
  const { subject, rule, found } = pattern
  return html`${hasErrors(state) && errorSummary(state)}${pageHeading({ title: subject.name, below: tag({ tone: 'purple', text: PATTERN_RULES[rule] }) })}
<p><b>${found}</b></p>
<dl class="kith-definition"><dt>Rule</dt><dd>${RULE_WORDS[rule]}</dd><dt>Is</dt><dd>${KINDS[subject.kind]}</dd>
<dt>Twelve months</dt><dd>${periodInWords(period)}, by the day on which the concern was received</dd>
<dt>Take care</dt><dd>More can be more harm, or harm better recognised. Fewer can be less harm, or people who are not heard.</dd></dl>
${
  mayOffer
    ? postForm({
        action: patternOfferUrl(patternId(pattern)),
        body: html`${radiosField(state, { name: 'offer', label: 'What was offered?', choices: Object.entries(OFFERS).map(([value, text]) => ({ value, text })) })}
${textAreaField(state, { name: 'note', label: 'Note', hint: 'What was agreed. Name no adult and no case.' })}
${button({ text: 'Record the offer' })}`,
      })
    : html`<p>The business manager or the triage manager records what was offered.</p>`
}
<p><a class="govuk-link" href="${concernPatternsUrl()}">All patterns</a></p>`
}
