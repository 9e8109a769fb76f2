import { dayInWords } from '#platform/day.ts'
import { selectField } from '#platform/ui/fields.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { html, joinHtml, type SafeHtml } from '#platform/ui/html.ts'
import { type MatrixKeyEntry, matrixKey } from '#platform/ui/matrix-cell.ts'
import { whole } from '../../exact.ts'
import {
  agencyIndicatorsUrl,
  indicatorUrl,
  type MatrixView,
  ragRuleUrl,
  trainingIndicatorsCsvUrl,
  trainingIndicatorsUrl,
} from '../../indicators.urls.ts'
import { type ChangedFigure, type KpiMatrix, printedShare, tally } from '../../kpi-matrix.ts'
import type { RuleInForce } from '../../measure.store.ts'
import type { Footnote, QualityNote } from '../../note.store.ts'
import { type Period, periodInWords } from '../../period.ts'
import { type RagBasis, type RagRule, type Rating, rag, ragKey } from '../../rag.ts'
import { known, type ValueState } from '../../value.ts'
import { cellName } from './matrix-state.ts'
import { matrixTable } from './matrix-table.view.ts'
import type { OpenedCell } from './opened-cell.view.ts'
import { openedCell } from './opened-cell.view.ts'

export const ORDERS = { name: 'Name', most: 'Most targets met', fewest: 'Fewest targets met' } as const
export type MatrixOrder = keyof typeof ORDERS

const BASES: Readonly<Record<RagBasis, string>> = { relative: 'A share of the target', points: 'Percentage points' }

export interface TrainingIndicatorsPage {
  readonly matrix: KpiMatrix
  readonly ruleInForce: RuleInForce
  readonly periods: readonly Period[]
  readonly view: MatrixView
  readonly order: MatrixOrder
  /** Cells that the other basis would read differently. */
  readonly changes: readonly ChangedFigure[]
  readonly opened: OpenedCell | undefined
  readonly qualityNotes: readonly QualityNote[]
  readonly footnotes: readonly Footnote[]
}

export function trainingIndicatorsView(page: TrainingIndicatorsPage): SafeHtml {
  const { matrix, view, opened, changes } = page
  const isTrial = matrix.rule.basis !== page.ruleInForce.rule.basis
  const marked = new Set(isTrial ? changes.map(change => cellName(change.figure)) : [])
  if (opened) marked.add(cellName(opened.figure))
  return html`${pageHeading({
    context: `Training, ${periodInWords(matrix.period)}`,
    title: 'Training indicators by agency',
    aside: html`<a class="govuk-link" href="${trainingIndicatorsCsvUrl(matrix.period.name)}">Download as CSV</a>`,
  })}
<div class="kith-kpi-top">${filterForm(page)}${summary(matrix)}</div>
${matrixKey(keyEntries(matrix.rule), html`Written from rule ${matrix.rule.version}${isTrial ? ', which is not in force' : inForce(page.ruleInForce)}. <a class="govuk-link" href="${ragRuleUrl()}">See the rule</a>`)}
${matrixTable({ matrix, period: view.period, marked, cellHref: cell => `${trainingIndicatorsUrl({ ...view, cell })}#opened` })}
${phoneLists(matrix, view.period)}
<p class="kith-kpi__foot">Values are per cent of relevant staff. A group of fewer than ${matrix.rule.smallGroupBelow} is shown as a fraction, such as 5/7, and never published. Not applicable, nil and to be confirmed are left out of “targets met”.</p>
${opened && openedCell(opened)}
${basisSection(page, isTrial)}
${notesSection(page)}`
}

function filterForm({ periods, matrix, view, order }: TrainingIndicatorsPage): SafeHtml {
  const state = { values: { period: matrix.period.name, order, basis: matrix.rule.basis }, errors: {} }
  const choices = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, text]) => ({ value, text }))
  return html`<form class="kith-filters kith-filters--plain" method="get" action="${trainingIndicatorsUrl()}" aria-label="What to show">
${selectField(state, { name: 'period', label: 'Period', choices: periods.map(period => ({ value: period.name, text: shortPeriod(period) })) })}
${selectField(state, { name: 'order', label: 'Order agencies by', choices: choices(ORDERS) })}
${selectField(state, { name: 'basis', label: 'Count a shortfall in', choices: choices(BASES) })}
${view.cell !== undefined && html`<input type="hidden" name="cell" value="${view.cell}">`}
<button type="submit" class="govuk-button govuk-button--secondary">Apply</button></form>`
}

const shortPeriod = (period: Period): string =>
  period.kind === 'financial-year' ? `${period.start.year} to ${period.end.year}` : periodInWords(period)

const STATE_WORDS: Partial<Record<ValueState, string>> = {
  'not-applicable': 'not applicable',
  'nil-return': 'nil',
  'narrative-only': 'in words',
  'count-only': 'counts only',
  'to-be-confirmed': 'to be confirmed',
  missing: 'not supplied',
  disputed: 'disputed',
}

function summary(matrix: KpiMatrix): SafeHtml {
  const sent = matrix.rows.filter(row => row.figures).length
  const { ratings, states } = tally(matrix)
  const counts = [
    `${ratings.met} met`,
    `${ratings.close} close`,
    `${ratings.below} below`,
    ...[...states].map(([state, count]) => `${count} ${STATE_WORDS[state] ?? state}`),
  ]
  return html`<p class="kith-kpi-summary"><b>${sent} of ${matrix.rows.length}</b> agencies have sent their return.<br>${counts.join(', ')}</p>`
}

const inForce = ({ inForceFrom }: RuleInForce): string =>
  inForceFrom ? `, in force since ${dayInWords(inForceFrom)}` : ', the usual one'

export function keyEntries(rule: RagRule): MatrixKeyEntry[] {
  const examples = keyExamples(rule)
  const rated = ragKey(rule).flatMap((entry): MatrixKeyEntry[] =>
    entry.rating === 'met' || entry.rating === 'close' || entry.rating === 'below'
      ? [{ state: entry.rating, example: examples[entry.rating], title: entry.word, meaning: entry.meaning }]
      : [],
  )
  return [
    ...rated,
    { state: 'not-applicable', title: 'Not applicable', meaning: 'No staff need it' },
    { state: 'nil', title: 'Nil return', meaning: 'Sent without a figure, or in words' },
    { state: 'to-be-confirmed', title: 'To be confirmed', meaning: 'Sent; still being checked' },
  ]
}

const EXAMPLE_TARGET = 80

/** Values that would be rated so against a target of 80, the last two on either side of where the bands meet. */
function keyExamples(rule: RagRule): Readonly<Record<Rating, string>> {
  const ratingOf = (value: number) => rag(known(whole(value)), whole(EXAMPLE_TARGET), rule).rating
  let close = EXAMPLE_TARGET - 1
  while (close > 0 && ratingOf(close - 1) === 'close') close--
  return { met: '92', close: String(close), below: String(close - 1) }
}

/** What a phone shows in place of the table's cells: one agency, or one indicator, at a time. */
function phoneLists(matrix: KpiMatrix, period: string | undefined): SafeHtml {
  return html`<nav class="kith-kpi-phone" aria-label="One indicator at a time"><h2 class="kith-heading-small">One indicator at a time</h2>
<ul>${matrix.columns.map(({ indicator, metCount, ratedCount }) => html`<li><a class="govuk-link" href="${indicatorUrl(indicator.number, period)}">${indicator.number} ${indicator.title}</a> <span>met by ${metCount} of ${ratedCount}</span></li>`)}</ul></nav>`
}

const BASIS_WORDS: Readonly<Record<RagBasis, string>> = {
  relative: 'as a share of the target',
  points: 'in percentage points',
}

function basisSection({ matrix, changes, view }: TrainingIndicatorsPage, isTrial: boolean): SafeHtml {
  const other: RagBasis = matrix.rule.basis === 'relative' ? 'points' : 'relative'
  const heading = isTrial
    ? `Shown ${BASIS_WORDS[matrix.rule.basis]}, which is not the rule in force`
    : `If shortfalls were counted ${BASIS_WORDS[other]}`
  const many = changes.length === 1 ? '1 cell' : `${changes.length} cells`
  return html`${sectionHeading({ text: heading, id: 'basis' })}
<p>${isTrial ? html`Against the rule in force, ${many} ${changes.length === 1 ? 'reads' : 'read'} differently; they have a heavy edge in the table.` : html`${many} would read differently.`}
<a class="govuk-link" href="${trainingIndicatorsUrl({ ...view, basis: isTrial ? undefined : other })}">${isTrial ? html`Back to the rule in force` : html`Show them in the table`}</a></p>
${changes.length > 0 && html`<ul class="kith-square-list">${changes.map(change => changeItem(change, isTrial, view.period))}</ul>`}`
}

function changeItem({ figure, before, after }: ChangedFigure, isTrial: boolean, period: string | undefined): SafeHtml {
  const [was, is] = isTrial ? [after, before] : [before, after]
  return html`<li><a class="govuk-link" href="${agencyIndicatorsUrl(figure.agency.id, period)}">${figure.agency.name}</a>, ${figure.indicator.number} ${figure.indicator.title}: ${printedShare(figure.observed, figure.rated)} is <b>${was ?? 'not rated'}</b> by the rule in force and <b>${is ?? 'not rated'}</b> otherwise.</li>`
}

function notesSection({ qualityNotes, footnotes, matrix }: TrainingIndicatorsPage): SafeHtml {
  if (qualityNotes.length + footnotes.length === 0) return html``
  const names = new Map(matrix.rows.map(row => [row.agency.id, row.agency.name]))
  const numbers = new Map(matrix.columns.map(({ indicator }) => [indicator.code, indicator.number]))
  const about = (note: Footnote) =>
    joinHtml(
      [note.agencyId && names.get(note.agencyId), note.measureCode && numbers.get(note.measureCode)].filter(Boolean),
      ', ',
    )
  return html`${sectionHeading({ text: 'Read with care', id: 'care' })}
<ul class="kith-square-list">${careOf(qualityNotes, names, numbers).map(body => html`<li>${body}</li>`)}${footnotes.map(note => html`<li><b>${about(note)}:</b> ${note.body}</li>`)}</ul>`
}

/** Zeros of one agency are one sentence; every other note is its own. */
function careOf(
  notes: readonly QualityNote[],
  names: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, string>,
): string[] {
  const isZero = (note: QualityNote) => note.rule === 'zero-or-no-data'
  const zeros = Map.groupBy(notes.filter(isZero), note => note.agencyId ?? '')
  return [
    ...notes.filter(note => !isZero(note)).map(note => note.body),
    ...[...zeros].map(([agency, own]) => {
      const indicators = own.map(note => numbers.get(note.measureCode ?? '') ?? '').join(', ')
      return `${names.get(agency) ?? ''} gives 0 for ${indicators}: that nobody is up to date, or that nothing was recorded. The source does not say which.`
    }),
  ]
}
