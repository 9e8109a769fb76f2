import { html, type SafeHtml } from '#platform/ui/html.ts'
import type { ReleaseUrls } from '../release.urls.ts'
import { type ReportFrame, reportPage } from './report-frame.view.ts'
import type { SearchHit } from './search.ts'

export function searchPage(frame: ReportFrame, query: string, hits: readonly SearchHit[]): string {
  const body = html`<h2 class="govuk-heading-l">Search this report</h2>
<p class="govuk-body">${summary(query, hits.length)}</p>
${hits.map(hit => hitHtml(hit, frame.urls))}`
  return reportPage(frame, { title: query === '' ? 'Search' : `Search for ${query}`, body, query })
}

function summary(query: string, count: number): string {
  if (query === '') return 'Enter one word or more in the box called Search this report.'
  if (count === 0) return `Nothing has all the words of “${query}”. Try fewer words, or look through the contents.`
  return count === 1 ? `One part has the words of “${query}”.` : `${count} parts have the words of “${query}”.`
}

const hitHtml = ({ entry, excerpt }: SearchHit, urls: ReleaseUrls): SafeHtml =>
  html`<section class="kith-search-hit"><h3 class="govuk-heading-s"><a class="govuk-link" href="${urls.section(entry.topId)}#${entry.sectionId}">${entry.number} ${entry.heading}</a></h3>
<p class="govuk-body">${excerpt.map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part))}</p></section>`
