import { civilDay, dayInWords } from '#platform/day.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { releaseUrls } from '../release.urls.ts'
import { type SiteFrame, sitePage } from './frame.view.ts'

export interface ListedRelease {
  readonly address: string
  readonly title: string
  readonly period: string
  readonly partnershipName: string
  readonly publishedAt: Temporal.Instant
  readonly revision: number
}

export const paragraph = (words: HtmlPart): SafeHtml => html`<p class="govuk-body">${words}</p>`
export const heading = (words: string): SafeHtml => html`<h1 class="govuk-heading-xl">${words}</h1>`

export function byPartnership(
  releases: readonly ListedRelease[],
  item: (release: ListedRelease) => SafeHtml,
): SafeHtml {
  if (releases.length === 0) return paragraph('No report has been published here yet.')
  const names = [...new Set(releases.map(release => release.partnershipName))]
  return html`${names.map(
    name =>
      html`<h2 class="govuk-heading-m">${name}</h2><ul class="govuk-list govuk-list--bullet">${releases
        .filter(release => release.partnershipName === name)
        .map(item)}</ul>`,
  )}`
}

const reportLink = (release: ListedRelease): SafeHtml =>
  html`<li><a class="govuk-link" href="${release.address}">${release.title}</a>, published ${dayInWords(civilDay(release.publishedAt))}${
    release.revision > 1 &&
    html`, <a class="govuk-link" href="${releaseUrls(release.address).page('errata')}">corrected since</a>`
  }</li>`

export const startPage = (frame: SiteFrame, releases: readonly ListedRelease[]): string =>
  sitePage(frame, {
    title: 'About this site',
    current: '/',
    body: html`${heading('Published safeguarding reports')}
${paragraph('A safeguarding partnership brings together councils, the police, health services, schools and others to keep people safe. Each year it reports on what it did, and what came of it.')}
${paragraph('In these reports you can follow every figure: choose one with a dotted gold line to see what was counted, for which months, by whom, and who approved it.')}
${byPartnership(releases, reportLink)}`,
  })

export const reportsPage = (frame: SiteFrame, releases: readonly ListedRelease[]): string =>
  sitePage(frame, {
    title: 'Annual reports',
    current: '/reports',
    body: html`${heading('Annual reports')}
${paragraph('A report is fixed when it is published. A mistake is corrected only by a dated erratum.')}
${byPartnership(releases, reportLink)}`,
  })

const textPage =
  (title: string, ...paragraphs: readonly HtmlPart[]) =>
  (frame: SiteFrame): string =>
    sitePage(frame, { title, body: html`${heading(title)}${paragraphs.map(paragraph)}` })

export const accessibilityPage = textPage(
  'Accessibility',
  'We want everybody to be able to read these reports: with a keyboard, with a screen reader, enlarged to four times the size, on a phone, on paper, and without scripts or colour.',
  'The pages and the PDF files are made to the Web Content Accessibility Guidelines 2.2, level AA, and to the PDF/UA standard. Every chart has a description and the table of its numbers beside it. Each page is checked by a program before the software is released; nobody has yet audited this site as a whole.',
  'Known limits: wide tables scroll sideways in a box of their own on a small screen.',
  html`If something does not work for you, tell the partnership whose report it is; see <a class="govuk-link" href="/contact">Contact</a>.`,
)

export const privacyPage = textPage(
  'Privacy',
  'This site sets no cookies, asks for no name, and does not follow you to or from other sites. It loads nothing from anywhere else.',
  'It keeps no record of which pages you read or what you search for. Whoever runs the server in front of it may keep the usual short-lived records of requests, to keep it safe.',
  'The reports hold no information that names a person who was helped. Small numbers are withheld wherever somebody could be recognised from them.',
)

export const contactPage = textPage(
  'Contact',
  'This site shows published reports. It cannot receive messages.',
  'If somebody is in danger now, call 999. If you are worried about a child or an adult and it is not an emergency, call the children’s or adults’ social care team of the council where they live, or the police on 101.',
  'About a figure in a report: its page names the agency that it comes from and who approved it.',
)

export const missingPage = (frame: SiteFrame): string =>
  sitePage(frame, {
    title: 'Page not found',
    body: html`${heading('Page not found')}
${paragraph('There is nothing at this address. If you typed it, check that it is right; if you followed a link, the page may have been moved.')}
${paragraph(html`<a class="govuk-link" href="/reports">All annual reports</a>`)}`,
  })

export const failurePage = (frame: SiteFrame, reference: string): string =>
  sitePage(frame, {
    title: 'Sorry, there is a problem',
    body: html`${heading('Sorry, there is a problem')}
${paragraph('The page cannot be shown just now. Try again in a few minutes.')}
${paragraph(`Reference: ${reference}`)}`,
  })
