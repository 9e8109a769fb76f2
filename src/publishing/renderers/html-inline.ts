import { figure, quietFigure } from '#platform/ui/figure.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { type MatrixState, matrixCellContent, matrixLetters } from '#platform/ui/matrix-cell.ts'
import { correctedInWords } from '../corrections.ts'
import type { Inline, PublishedDocument, PublishedFigure } from '../document.ts'
import { figureSource } from '../figure-facts.ts'
import { ratedText } from './rated-text.ts'

/** Where the parts of the document stand on the page or the site that is being made. */
export interface DocumentLinks {
  readonly figure: (figureId: string) => string
  /** For links between sections: the address of a section or of a heading in one. */
  readonly section: (sectionId: string) => string
  /** The data of a table or of the table beside a chart; nothing where there is no file to lead to. */
  readonly tableData: (label: string) => string | undefined
}

/** What the runs of one page share: the figures' provenance and the footnotes seen so far. */
export interface InlinePage {
  readonly prose: (content: readonly Inline[]) => SafeHtml
  /** In cells figures are links only: a panel for each cell would outweigh the table. */
  readonly cell: (content: readonly Inline[]) => SafeHtml
  readonly footnotes: () => readonly string[]
}

export function inlinePage(document: PublishedDocument, links: DocumentLinks, idPrefix: string): InlinePage {
  const figures = new Map(document.figures.map(each => [each.id, each]))
  const footnotes: string[] = []
  const run = (inline: Inline, isProse: boolean): SafeHtml => {
    switch (inline.kind) {
      case 'text':
        return html`${inline.text}`
      case 'emphasis':
        return html`<em>${inline.text}</em>`
      case 'strong':
        return html`<strong>${inline.text}</strong>`
      case 'link':
        return html`<a class="govuk-link" href="${addressOf(inline.href, links)}">${inline.text}</a>`
      case 'figure':
        return inline.state === undefined
          ? figureRun(inline, isProse, figures, document, links)
          : ratedCell(inline.state, inline.text, links.figure(inline.figureId))
      case 'footnote': {
        const number = footnotes.push(inline.text)
        const id = `${idPrefix}-note-${number}`
        return html`<sup><a class="govuk-link" id="${id}-from" href="#${id}" aria-label="Note ${number}">[${number}]</a></sup>`
      }
    }
  }
  return {
    prose: content => html`${content.map(inline => run(inline, true))}`,
    cell: content => html`${content.map(inline => run(inline, false))}`,
    footnotes: () => footnotes,
  }
}

const ratedCell = (state: MatrixState, text: string, href: string): SafeHtml =>
  html`<span class="kith-cell kith-cell--${state}">${matrixCellContent({ state, href, ...(matrixLetters(state) === undefined ? { text: ratedText(state, text) } : {}) })}</span>`

const addressOf = (href: string, links: DocumentLinks): string =>
  href.startsWith('#') ? links.section(href.slice(1)) : href

function figureRun(
  { text, figureId }: Inline & { kind: 'figure' },
  isProse: boolean,
  figures: ReadonlyMap<string, PublishedFigure>,
  document: PublishedDocument,
  links: DocumentLinks,
): SafeHtml {
  const href = links.figure(figureId)
  if (!isProse) return quietFigure({ text, href })
  const published = figures.get(figureId)
  if (!published) return figure({ text, href })
  const corrected = correctedInWords(document, figureId)
  const panel = {
    title: `${published.printed}: ${published.title}`,
    counts: published.definition,
    period: published.period,
    unit: published.unit,
    source: figureSource(published),
    approved: published.approver,
    caveat: published.caveat,
  }
  const marked = corrected !== null && html` <span class="kith-corrected">(${corrected})</span>`
  return html`${figure({ text, href, panel })}${marked}`
}

export const footnoteList = (footnotes: readonly string[], idPrefix: string): SafeHtml | false =>
  footnotes.length > 0 &&
  html`<section class="kith-footnotes" aria-label="Notes"><ol>${footnotes.map((words, index) => {
    const id = `${idPrefix}-note-${index + 1}`
    return html`<li id="${id}">${words} <a class="govuk-link" href="#${id}-from" aria-label="Back to note ${index + 1} in the text">Back</a></li>`
  })}</ol></section>`
