import { civilDay, dayInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { breadcrumbs } from '#platform/ui/trail.ts'
import { correctionsInWords } from '../corrections.ts'
import { SYMBOL_WORDS } from '../open-data/symbols.ts'
import { OPEN_DATA_URL, releaseDataUrls, releaseUrls } from '../release.urls.ts'
import type { DescribedFile } from './described-file.ts'
import { fileSize, type SiteFrame, sitePage } from './frame.view.ts'
import type { Opened } from './library.ts'
import { byPartnership, heading, type ListedRelease, paragraph } from './site-pages.view.ts'

export const openDataPage = (frame: SiteFrame, releases: readonly ListedRelease[]): string =>
  sitePage(frame, {
    title: 'Open data',
    current: OPEN_DATA_URL,
    body: html`${heading('Open data')}
${paragraph('The figures and tables of each report, as files that a spreadsheet or a program can read. The address of a file never changes. When a figure is corrected, the file at its address is corrected with it.')}
${byPartnership(
  releases,
  release =>
    html`<li><a class="govuk-link" href="${releaseDataUrls(release.address).start}">Data of ${release.title}</a>, published ${dayInWords(civilDay(release.publishedAt))}</li>`,
)}`,
  })

/** The open data of one release: every file, and under which terms. */
export function releaseDataPage(
  frame: SiteFrame,
  { release, document, files }: Opened,
  described: readonly DescribedFile[],
): string {
  const urls = releaseDataUrls(release.address)
  const hasNotes = files.some(({ name }) => name === 'data/notes.txt')
  return sitePage(frame, {
    title: `Open data of ${release.title}`,
    current: OPEN_DATA_URL,
    body: html`${breadcrumbs([{ text: 'Open data', href: OPEN_DATA_URL }])}
${heading(`Open data: ${release.title}`)}
<dl class="kith-figure-facts">${fact('Published by', release.partnershipName)}${fact('About', document.period)}${fact('Published', dayInWords(Temporal.PlainDate.from(document.publishedOn)))}${fact('Corrections', html`<a class="govuk-link" href="${releaseUrls(release.address).page('errata')}">${correctionsInWords(document.errata)}</a>`)}${fact('Licence', document.licence ?? 'None is stated: ask the partnership before you use the data.')}${fact('Printed in', html`<a class="govuk-link" href="${release.address}">${release.title}</a>`)}</dl>
${!release.isDemonstration && document.notice !== null && paragraph(document.notice)}
${fileSection(
  {
    id: 'standard',
    title: 'Figures by time and place',
    words:
      'A row for each time and place, a column for each measure: the layout in which the Department for Education and councils exchange statistics.',
    files: described.filter(({ table }) => table.isStandard),
  },
  release.address,
)}
${fileSection(
  {
    id: 'printed',
    title: 'Everything that the report prints',
    words: 'Each figure with its definition and source, and each table and chart as it is printed.',
    files: described.filter(({ table }) => !table.isStandard),
  },
  release.address,
)}
<h2 class="govuk-heading-m">How to read the files</h2>
${paragraph('Numbers are plain, without thousands separator or per cent sign. What the report withholds is withheld in every file.')}
${symbols()}
${hasNotes && paragraph(html`<a class="govuk-link" href="${urls.file('notes.txt')}">Notes to all files (text)</a>`)}`,
  })
}

const fact = (name: string, value: HtmlPart): SafeHtml => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

const symbols = (): SafeHtml =>
  dataTable({
    id: 'symbols',
    caption: 'What stands where there is no number',
    columns: [
      { head: 'Symbol', cell: ([symbol]) => html`<code>${symbol}</code>` },
      { head: 'Why', cell: ([, words]) => words },
    ],
    rows: Object.entries(SYMBOL_WORDS),
  })

interface FileSection {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly files: readonly DescribedFile[]
}

function fileSection({ id, title, words, files }: FileSection, address: string): SafeHtml | false {
  const urls = releaseDataUrls(address)
  return (
    files.length > 0 &&
    html`<h2 class="govuk-heading-m" id="${id}">${title}</h2>${paragraph(words)}${dataTable<DescribedFile>({
      id: `${id}-files`,
      caption: title,
      isCaptionHidden: true,
      isStacked: true,
      columns: [
        {
          head: 'What it holds',
          cell: ({ table, stem }) => html`<a class="govuk-link" href="${urls.about(stem)}">${table.title}</a>`,
        },
        {
          head: 'File',
          cell: ({ table, stem, byteCount }) =>
            html`<a class="govuk-link" href="${urls.file(`${stem}.csv`)}">CSV<span class="govuk-visually-hidden">: ${table.title}</span></a>, ${fileSize(byteCount)}`,
        },
      ],
      rows: files,
    })}`
  )
}

/** One file: what it holds, what each of its columns is, and the same for programs. */
export function dataFilePage(frame: SiteFrame, { release }: Opened, file: DescribedFile): string {
  const { table, stem, descriptor, byteCount } = file
  const urls = releaseDataUrls(release.address)
  return sitePage(frame, {
    title: `${table.title} – ${release.title}`,
    current: OPEN_DATA_URL,
    body: html`${breadcrumbs([
      { text: 'Open data', href: OPEN_DATA_URL },
      { text: release.title, href: urls.start },
    ])}
${heading(table.title)}
${paragraph(table.description)}
<ul class="govuk-list govuk-list--bullet"><li><a class="govuk-link" href="${urls.file(`${stem}.csv`)}">The data (CSV, ${fileSize(byteCount)})</a></li>
<li><a class="govuk-link" href="${urls.file(`${stem}.meta.csv`)}">What its columns are (CSV)</a></li>
<li><a class="govuk-link" href="${urls.file(descriptor)}">The same for programs (JSON, CSV on the Web)</a></li></ul>
${dataTable({
  id: 'columns',
  caption: `The columns of ${stem}.csv`,
  isStacked: true,
  columns: [
    { head: 'Column', cell: ({ name }) => html`<code>${name}</code>` },
    {
      head: 'What it is',
      cell: ({ label, description }) => (description === undefined ? label : html`${label}. ${description}`),
    },
    { head: 'Unit', cell: ({ unit }) => unit ?? '' },
  ],
  rows: table.columns,
})}`,
  })
}
