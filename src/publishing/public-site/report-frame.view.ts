import { dayInWords } from '#platform/day.ts'
import { html, type SafeHtml } from '#platform/ui/html.ts'
import { type ContentsEntry, previousNext } from '#platform/ui/public-layout.view.ts'
import type { Link } from '#platform/ui/trail.ts'
import { correctionsInWords } from '../corrections.ts'
import type { PublishedDocument, Section } from '../document.ts'
import type { ReleaseUrls } from '../release.urls.ts'
import { sectionHtml } from '../renderers/html.ts'
import type { DocumentLinks } from '../renderers/html-inline.ts'
import { fileSize, type SiteFrame, searchForm, sitePage } from './frame.view.ts'
import { topOfEach } from './where-used.ts'

export interface ReportFrame {
  readonly site: SiteFrame
  readonly document: PublishedDocument
  readonly urls: ReleaseUrls
  readonly files: readonly { readonly name: string; readonly byteCount: number }[]
}

interface ReportContent {
  readonly title: string
  readonly body: SafeHtml
  readonly currentId?: string
  readonly hasFigures?: boolean
  readonly query?: string
}

/** A page of a report: its head, search, contents, and the body. */
export function reportPage(frame: ReportFrame, content: ReportContent): string {
  const { site, document, urls } = frame
  const published = `Published ${dayInWords(Temporal.PlainDate.from(document.publishedOn))}.`
  return sitePage(site, {
    title: `${content.title} – ${document.title}`,
    current: '/reports',
    work: {
      title: document.title,
      note: html`${published} <a class="govuk-link" href="${urls.page('errata')}">${correctionsInWords(document.errata)}</a><a class="govuk-link kith-contents-link" href="#contents">Contents</a>`,
      downloads: downloadsOf(frame),
    },
    aboveContents: searchForm(urls.page('search'), content.query),
    contents: document.sections.map((section, index) => contentsEntry(section, index, urls, content.currentId)),
    body: content.body,
    hasFigures: content.hasFigures,
    printNote: `${document.marking}. ${document.partnership}. ${published}`,
  })
}

function downloadsOf({ files, urls }: ReportFrame): Link[] {
  const link = (isIt: (name: string) => boolean, text: string): Link[] =>
    files
      .filter(({ name }) => isIt(name))
      .map(({ name, byteCount }) => ({ text: `${text}, ${fileSize(byteCount)}`, href: urls.file(name) }))
  return [
    { text: 'On one page', href: urls.page('whole') },
    ...link(name => name.endsWith('.pdf'), 'PDF'),
    ...link(name => name === 'data/figures.csv', 'All figures, CSV'),
  ]
}

const contentsEntry = (
  section: Section,
  index: number,
  urls: ReleaseUrls,
  currentId: string | undefined,
): ContentsEntry => {
  const href = urls.section(section.id)
  const isCurrent = section.id === currentId
  const parts = section.sections.map(part => ({ text: part.heading, href: `#${part.id}` }))
  return { number: index + 1, text: section.heading, href, isCurrent, ...(isCurrent ? { parts } : {}) }
}

export function sectionPage(frame: ReportFrame, section: Section): string {
  const { document, urls } = frame
  const at = document.sections.indexOf(section)
  const link = (index: number): Link | undefined => {
    const other = document.sections[index]
    return other && { text: `${index + 1} ${other.heading}`, href: urls.section(other.id) }
  }
  return reportPage(frame, {
    title: section.heading,
    currentId: section.id,
    hasFigures: true,
    body: html`${sectionHtml(document, section, linksOf(frame))}${previousNext(link(at - 1), link(at + 1))}`,
  })
}

/** Everything on one page, for printing and for reading without a pause. */
export function wholePage(frame: ReportFrame): string {
  const { site, document, urls } = frame
  const published = `Published ${dayInWords(Temporal.PlainDate.from(document.publishedOn))}.`
  return sitePage(site, {
    title: `${document.title}, on one page`,
    current: '/reports',
    work: {
      title: document.title,
      note: html`${published} ${correctionsInWords(document.errata)}`,
      downloads: [{ text: 'Page by page', href: urls.start }],
    },
    contents: document.sections.map(({ id, heading }, index) => ({
      number: index + 1,
      text: heading,
      href: `#${id}`,
    })),
    body: html`${document.sections.map(section =>
      sectionHtml(
        document,
        section,
        linksOf(frame, id => `#${id}`),
      ),
    )}`,
    printNote: `${document.marking}. ${document.partnership}. ${published}`,
  })
}

function linksOf({ document, urls, files }: ReportFrame, section?: DocumentLinks['section']): DocumentLinks {
  const tops = topOfEach(document)
  const names = new Set(files.map(file => file.name))
  return {
    figure: urls.figure,
    section: section ?? (id => `${urls.section(tops.get(id) ?? id)}#${id}`),
    tableData: label => {
      const name = `data/tables/${label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.csv`
      return names.has(name) ? urls.file(name) : undefined
    },
  }
}
