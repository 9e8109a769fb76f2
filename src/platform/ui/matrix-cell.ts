import { type HtmlPart, html, type SafeHtml } from './html.ts'
import { type ShapeName, shape } from './shape.ts'

export const MATRIX_STATES = [
  'met',
  'close',
  'below',
  'not-applicable',
  'nil',
  'to-be-confirmed',
  'disputed',
  'missing',
  'unrated',
] as const
export type MatrixState = (typeof MATRIX_STATES)[number]

const STATES: Readonly<
  Record<MatrixState, { readonly word: string; readonly shape?: ShapeName; readonly text?: string }>
> = {
  met: { word: 'met', shape: 'met' },
  close: { word: 'close', shape: 'close' },
  below: { word: 'below', shape: 'below' },
  'not-applicable': { word: 'not applicable', text: 'n/a' },
  nil: { word: 'nil return', text: 'nil' },
  'to-be-confirmed': { word: 'to be confirmed', text: 'TBC' },
  disputed: { word: 'disputed', shape: 'unusual' },
  missing: { word: 'not sent', text: '–' },
  unrated: { word: 'no target' },
}

export interface MatrixCell {
  readonly state: MatrixState
  /** Printed as it is, such as `92` or `5/7`; a state without a figure prints its own letters. */
  readonly text?: HtmlPart
  readonly href?: string | undefined
  readonly isSelected?: boolean | undefined
}

/** What a state without a figure prints: `n/a`. */
export const matrixLetters = (state: MatrixState): string | undefined => STATES[state].text

const isSaid = (state: MatrixState): boolean => matrixLetters(state) !== undefined

/** The inside of a cell: shape, figure, and the state in words for those who do not see the shape. */
export function matrixCellContent({ state, text, href }: MatrixCell): SafeHtml {
  const { word, shape: name, text: letters } = STATES[state]
  const shown = text ?? letters ?? word
  const said = isSaid(state)
    ? html`<span aria-hidden="true">${shown}</span><span class="govuk-visually-hidden">${word}</span>`
    : html`${shown}<span class="govuk-visually-hidden"> ${word}</span>`
  const content = html`${name && shape(name)}${said}`
  return href === undefined ? content : html`<a href="${href}">${content}</a>`
}

export const matrixCell = (cell: MatrixCell): SafeHtml =>
  html`<td class="kith-cell kith-cell--${cell.state}${cell.isSelected && ' kith-cell--selected'}">${matrixCellContent(cell)}</td>`

export interface MatrixKeyEntry {
  readonly state: MatrixState
  readonly example?: HtmlPart
  readonly title: HtmlPart
  /** Written from the rule in force: `Short by up to 15% of the target; exactly 15% counts here`. */
  readonly meaning: HtmlPart
}

/** The key of a matrix; `writtenFrom` names the version of the rule. */
export const matrixKey = (entries: readonly MatrixKeyEntry[], writtenFrom?: HtmlPart): SafeHtml =>
  html`<section class="kith-matrix-key" aria-label="Key">
<div class="kith-matrix-key__head"><h2 class="kith-heading-small">Key</h2>${Boolean(writtenFrom) && html`<p class="kith-context">${writtenFrom}</p>`}</div>
<ul>${entries.map(
    ({ state, example, title, meaning }) =>
      html`<li><span class="kith-cell kith-cell--${state}" aria-hidden="true">${keyExample(state, example)}</span><span><b>${title}</b> ${meaning}</span></li>`,
  )}</ul>
</section>`

function keyExample(state: MatrixState, example: HtmlPart): SafeHtml {
  const { shape: name, text } = STATES[state]
  return html`${name && shape(name)}${text ?? example}`
}
