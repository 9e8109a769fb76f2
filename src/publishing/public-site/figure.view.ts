import { denominatorOf, numeratorOf, stateInWords } from '#indicators/value'
import { dataTable } from '#platform/ui/data-table.ts'
import { type HtmlPart, html, type SafeHtml } from '#platform/ui/html.ts'
import { breadcrumbs } from '#platform/ui/trail.ts'
import { correctionsInWords, erratumText, erratumTitle } from '../corrections.ts'
import type { Erratum, PublishedFigure } from '../document.ts'
import { figureFactsHtml } from '../renderers/html.ts'
import { sitePage } from './frame.view.ts'
import { type ReportFrame, reportPage } from './report-frame.view.ts'
import { type Place, whereUsed } from './where-used.ts'

/** Everything that can be said of one figure; what a panel beside the text says, and where it leads. */
export function figurePage(frame: ReportFrame, figure: PublishedFigure): string {
  const { site, document, urls } = frame
  const errata = document.errata.filter(erratum => erratum.figureId === figure.id)
  const title = `${figure.printed}: ${figure.title}`
  return sitePage(site, {
    title: `${title} – ${document.title}`,
    current: '/reports',
    printNote: `${document.marking}. ${document.partnership}.`,
    body: html`${breadcrumbs([
      { text: 'Annual reports', href: '/reports' },
      { text: document.title, href: urls.start },
      { text: 'All figures', href: urls.page('figures') },
    ])}
<h1 class="govuk-heading-xl">${title}</h1>
${figureFactsHtml(figure)}
<dl class="kith-figure-facts">${partFacts(frame, figure)}${fact('Disclosure', stateOf(figure))}${fact('Name for programs', figure.id)}</dl>
<h2 class="govuk-heading-m">Where it is used</h2>
${placesHtml(frame, whereUsed(document, figure.id))}
<h2 class="govuk-heading-m">Errata</h2>
${errata.length === 0 ? html`<p class="govuk-body">None. The figure stands as it was first published.</p>` : errata.map(erratumHtml)}`,
  })
}

const fact = (name: string, value: HtmlPart): SafeHtml => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

function partFacts({ document, urls }: ReportFrame, figure: PublishedFigure): HtmlPart {
  const listed = new Set(document.figures.map(({ id }) => id))
  const part = (name: string, printed: string | null, id: string): HtmlPart =>
    printed !== null &&
    fact(name, listed.has(id) ? html`<a class="kith-figure" href="${urls.figure(id)}">${printed}</a>` : printed)
  return [
    part('Numerator', figure.numerator, numeratorOf(figure.id)),
    part('Denominator', figure.denominator, denominatorOf(figure.id)),
  ]
}

function stateOf(figure: PublishedFigure): string {
  if (figure.state === 'withheld') {
    return 'Withheld, so that nobody can be recognised from it, alone or by subtraction.'
  }
  const isNumber = figure.valueState === 'value' ? '' : ` There is no number: ${stateInWords(figure.valueState)}.`
  return figure.state === 'corrected'
    ? `Published, and corrected since; see the errata below.${isNumber}`
    : `Published.${isNumber}`
}

const placesHtml = ({ urls }: ReportFrame, places: readonly Place[]): SafeHtml =>
  html`<ul class="govuk-list govuk-list--bullet">${places.map(
    ({ topId, sectionId, number, heading }) =>
      html`<li><a class="govuk-link" href="${urls.section(topId)}#${sectionId}">${number} ${heading}</a></li>`,
  )}</ul>`

const erratumHtml = (erratum: Erratum): SafeHtml =>
  html`<p class="govuk-body"><strong>${erratumTitle(erratum)}</strong><br>${erratumText(erratum)}</p>`

export function figuresPage(frame: ReportFrame): string {
  const { document, urls } = frame
  const table = dataTable<PublishedFigure>({
    id: 'figures',
    caption: `${document.figures.length} figures are printed in this report`,
    columns: [
      {
        head: 'Figure',
        cell: figure => html`<a class="govuk-link" href="${urls.figure(figure.id)}">${figure.title}</a>`,
      },
      { head: 'Period', cell: figure => figure.period },
      { head: 'Printed', cell: figure => figure.printed, isNumeric: true },
      { head: 'State', cell: figure => STATE_NAMES[figure.state] },
    ],
    rows: document.figures,
    isStacked: true,
  })
  const body = html`<h2 class="govuk-heading-l">All figures</h2>${
    document.figures.length === 0 ? html`<p class="govuk-body">This report prints no figures.</p>` : table
  }`
  return reportPage(frame, { title: 'All figures', body })
}

const STATE_NAMES: Readonly<Record<PublishedFigure['state'], string>> = {
  published: 'Published',
  withheld: 'Withheld',
  corrected: 'Corrected',
}

export function errataPage(frame: ReportFrame): string {
  const { document, urls } = frame
  const entries = document.errata.map(
    erratum =>
      html`<div id="erratum-${erratum.number}">${erratumHtml(erratum)}${
        erratum.figureId !== null &&
        html`<p class="govuk-body"><a class="govuk-link" href="${urls.figure(erratum.figureId)}">The figure of erratum ${erratum.number}</a></p>`
      }</div>`,
  )
  const body = html`<h2 class="govuk-heading-l">Errata</h2><p class="govuk-body">${correctionsInWords(document.errata)}</p>${entries}`
  return reportPage(frame, { title: 'Errata', body })
}
