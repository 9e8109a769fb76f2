import { dayInWords, momentInWords } from '#platform/day.ts'
import { dataTable } from '#platform/ui/data-table.ts'
import { linkButton } from '#platform/ui/form.ts'
import { pageHeading, sectionHeading } from '#platform/ui/headings.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import type { SectionNotes } from '../compose-report.ts'
import { lastDayOf } from '../financial-year.ts'
import type { MissingFigure } from '../find-figures.ts'
import type { Report, ReportSection } from '../report.ts'
import { correctionsUrl, previewUrl, publishUrl, sectionUrl } from '../report.urls.ts'
import { statusTag } from './reports.view.ts'

export interface ReportPage {
  readonly report: Report
  readonly sections: readonly ReportSection[]
  readonly notes: readonly SectionNotes[]
  readonly missing: readonly MissingFigure[]
  readonly undefinedAbbreviations: readonly string[]
  readonly mayWrite: boolean
  readonly mayPublish: boolean
  /** where the public finds it, once published */
  readonly publicAddress: string | undefined
  /** where the public finds its data, once published */
  readonly dataAddress: string | undefined
  /** the tables of the national collection for the year, for those who may see totals of concerns */
  readonly nationalTables: string | undefined
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

export function reportBody(page: ReportPage): SafeHtml {
  const { report, sections, notes } = page
  const notesOf = new Map(notes.map(each => [each.code, each]))
  const isDraft = report.status === 'draft'
  return html`${pageHeading({ title: report.title, below: statusTag(report) })}
<p class="kith-context">Figures that are worked out from case records are as known on ${dayInWords(lastDayOf(report.period))}, whenever the report is drawn. What is decided later does not change them.</p>
${acts(page)}
${sectionHeading({ text: 'Sections', count: sections.length })}
${dataTable({
  id: 'sections',
  caption: 'Sections of the report, in their order',
  isCaptionHidden: true,
  columns: [
    {
      head: 'Section',
      cell: section =>
        isDraft && page.mayWrite
          ? html`<a class="govuk-link" href="${sectionUrl(report.period, section.code)}">${section.heading}</a>`
          : section.heading,
    },
    { head: 'Words', cell: section => wordsOf(section), isNumeric: true },
    { head: 'To look at', cell: section => toLookAt(notesOf.get(section.code)) },
    { head: 'Last saved', cell: section => `${momentInWords(section.savedAt)}, ${section.savedBy}` },
  ],
  rows: sections,
})}
${isDraft && openQuestions(page)}`
}

const wordsOf = ({ prose }: ReportSection): string => {
  const count = prose.split(/\s+/).filter(word => word !== '').length
  return count === 0 ? 'None yet' : String(count)
}

function toLookAt(notes: SectionNotes | undefined): HtmlPart {
  if (!notes) return ''
  const { faults, typedNumbers } = notes
  const parts = [
    ...(faults.length > 0 ? [counted(faults.length, 'thing cannot be printed', 'things cannot be printed')] : []),
    ...(typedNumbers.length > 0 ? [counted(typedNumbers.length, 'typed number', 'typed numbers')] : []),
  ]
  return parts.length === 0 ? 'Nothing' : parts.join(', ')
}

function acts(page: ReportPage): SafeHtml {
  const { report, mayPublish } = page
  if (report.status === 'published') {
    return html`<p class="govuk-body">The report is published and its words are fixed.</p>${whereItStands(page)}${mayPublish && html`<p>${linkButton('Correct a figure', correctionsUrl(report.period), 'secondary')}</p>`}`
  }
  return html`<div class="kith-actions">${linkButton('Read the draft', previewUrl(report.period), mayPublish ? 'secondary' : 'primary')}${
    mayPublish && linkButton('Check and publish', publishUrl(report.period))
  }</div>`
}

const whereItStands = ({ publicAddress, dataAddress, nationalTables }: ReportPage): SafeHtml =>
  html`<ul class="govuk-list govuk-list--bullet">${link(publicAddress, 'Read it on the public site')}${link(dataAddress, 'Its open data on the public site')}${link(nationalTables, 'Tables of the national adults collection for the year')}</ul>`

const link = (href: string | undefined, text: string): HtmlPart =>
  href !== undefined && html`<li><a class="govuk-link" href="${href}">${text}</a></li>`

function openQuestions({ missing, undefinedAbbreviations }: ReportPage): HtmlPart {
  if (missing.length === 0 && undefinedAbbreviations.length === 0) return undefined
  return html`${sectionHeading({ text: 'Before it can go out' })}<ul class="govuk-list govuk-list--bullet">${missing.map(
    ({ request, reason }) =>
      html`<li>The figure <code>${request.code} ${request.period}</code> cannot be found. ${reason}</li>`,
  )}${undefinedAbbreviations.length > 0 && html`<li>Nobody explains ${undefinedAbbreviations.join(', ')}. Write the words out.</li>`}</ul>`
}
