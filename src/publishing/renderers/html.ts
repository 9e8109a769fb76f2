import { dayInWords } from '#platform/day.ts'
import { html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import { correctionsInWords, erratumText, erratumTitle } from '../corrections.ts'
import type { PublishedDocument, PublishedFigure, Section } from '../document.ts'
import { refuseFaults } from '../document-faults.ts'
import { blockLabels } from '../document-outline.ts'
import { figureFacts } from '../figure-facts.ts'
import { notesOfProse } from '../table-notes.ts'
import { type BlockPage, blockHtml } from './html-blocks.ts'
import { type DocumentLinks, footnoteList, inlinePage } from './html-inline.ts'

type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6

const SIZES: Readonly<Record<HeadingLevel, 'xl' | 'l' | 'm' | 's'>> = {
  1: 'xl',
  2: 'l',
  3: 'm',
  4: 's',
  5: 's',
  6: 's',
}

const heading = (level: HeadingLevel, id: string, words: string): SafeHtml =>
  html`${unsafeHtml(`<h${level}`)} class="govuk-heading-${SIZES[level]}" id="${id}">${words}${unsafeHtml(`</h${level}>`)}`

const below = (level: HeadingLevel): HeadingLevel => {
  if (level === 6) throw new Error('Headings end at level 6')
  return (level + 1) as HeadingLevel
}

/** One top section with its footnotes; its heading takes the level given. Throws DocumentRefused. */
export function sectionHtml(
  document: PublishedDocument,
  section: Section,
  links: DocumentLinks,
  level: HeadingLevel = 2,
): SafeHtml {
  refuseFaults(document)
  return sectionOf(document, blockLabels(document), section, links, level)
}

function sectionOf(
  document: PublishedDocument,
  labels: ReadonlyMap<string, string>,
  section: Section,
  links: DocumentLinks,
  level: HeadingLevel,
  number = '',
): SafeHtml {
  const inline = inlinePage(document, links, section.id)
  const page: BlockPage = { ...inline, document, labels, links }
  const content = partHtml(section, page, level, number)
  return html`${content}${footnoteList(inline.footnotes(), section.id)}`
}

function partHtml(section: Section, page: BlockPage, level: HeadingLevel, number = ''): SafeHtml {
  return html`${heading(level, section.id, `${number}${section.heading}`)}
${section.lead !== undefined && html`<p class="kith-lead">${page.prose(section.lead)}</p>`}
${section.blocks.map(block => html`${blockHtml(block, page)}\n`)}
${notesOfProse(section, page.document).map(note => html`<p class="kith-context">${note}</p>`)}
${section.sections.map(part => partHtml(part, page, below(level)))}`
}

/** The whole document as the content of one page's main part: title, contents, sections, corrections and provenance. */
export function documentHtml(document: PublishedDocument, links: DocumentLinks): SafeHtml {
  refuseFaults(document)
  const labels = blockLabels(document)
  const day = dayInWords(Temporal.PlainDate.from(document.publishedOn))
  const sections = document.sections.map(
    (section, index) => html`<section>${sectionOf(document, labels, section, links, 2, `${index + 1} `)}</section>`,
  )
  return html`<header class="kith-document-head"><p class="kith-document-head__partnership">${document.partnership}</p>
<h1 class="govuk-heading-xl">${document.title}</h1>
<p class="kith-lead">${document.period}</p>
<p class="kith-context">${document.marking}. Published ${day}. ${correctionsInWords(document.errata)}</p>
${document.notice !== null && html`<p class="kith-callout">${document.notice}</p>`}</header>
${contentsHtml(document)}
${sections}${errataHtml(document, 2)}${provenanceHtml(document, 2)}`
}

const CORRECTIONS_ID = 'corrections'
const PROVENANCE_ID = 'where-each-figure-comes-from'

function contentsHtml(document: PublishedDocument): SafeHtml {
  const entry = (id: string, number: string, words: string, parts: readonly Section[] = []): SafeHtml =>
    html`<li><span class="kith-contents__number">${number}</span> <a class="govuk-link" href="#${id}">${words}</a>${
      parts.length > 0 &&
      html`<ul>${parts.map(part => html`<li><a class="govuk-link" href="#${part.id}">${part.heading}</a></li>`)}</ul>`
    }</li>`
  return html`<nav class="kith-document-contents" aria-labelledby="contents"><h2 class="govuk-heading-m" id="contents">Contents</h2><ol>
${document.sections.map((section, index) => entry(section.id, `${index + 1}`, section.heading, section.sections))}
${document.errata.length > 0 && entry(CORRECTIONS_ID, '', 'Corrections')}
${document.figures.length > 0 && entry(PROVENANCE_ID, '', 'Where each figure comes from')}</ol></nav>`
}

/** Every erratum so far; nothing when there is none. */
export const errataHtml = (document: PublishedDocument, level: HeadingLevel): SafeHtml | false =>
  document.errata.length > 0 &&
  html`<section>${heading(level, CORRECTIONS_ID, 'Corrections')}${document.errata.map(
    erratum =>
      html`<p class="govuk-body" id="erratum-${erratum.number}"><strong>${erratumTitle(erratum)}</strong><br>${erratumText(erratum)}</p>`,
  )}</section>`

const provenanceHtml = (document: PublishedDocument, level: HeadingLevel): SafeHtml | false =>
  document.figures.length > 0 &&
  html`<section>${heading(level, PROVENANCE_ID, 'Where each figure comes from')}
<p class="govuk-body">A figure with a dotted gold line leads here, and so does every number in a table. It says what was counted, by whom, and when.</p>
${document.figures.map(
  figure => html`<article class="kith-figure-entry" id="figure-${figure.id}">
${heading(below(level), `figure-${figure.id}-heading`, `${figure.printed}: ${figure.title}`)}${figureFactsHtml(figure)}</article>`,
)}</section>`

/** All that can be said of where a figure comes from, for its own page and for the end of the document. */
export const figureFactsHtml = (figure: PublishedFigure): SafeHtml =>
  html`<dl class="kith-figure-facts">${[{ name: 'Measure', text: figure.code }, ...figureFacts(figure)].map(
    ({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`,
  )}</dl>`
