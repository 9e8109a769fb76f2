import { dataTable, scrollRegion } from '#platform/ui/data-table.ts'
import { html, type SafeHtml, unsafeHtml } from '#platform/ui/html.ts'
import type { Block, DocumentChart, DocumentTable, NestedItem, PublishedDocument, TableRow } from '../document.ts'
import { captionOfChartTable, tableOfChart } from '../document-outline.ts'
import { notesOfTable } from '../table-notes.ts'
import type { DocumentLinks, InlinePage } from './html-inline.ts'

export interface BlockPage extends InlinePage {
  readonly document: PublishedDocument
  readonly labels: ReadonlyMap<string, string>
  readonly links: DocumentLinks
}

export function blockHtml(block: Block, page: BlockPage): SafeHtml {
  switch (block.kind) {
    case 'paragraph':
      return html`<p class="govuk-body">${page.prose(block.content)}</p>`
    case 'list': {
      const items = block.items.map(item => html`<li>${page.prose(item)}</li>`)
      return block.isOrdered
        ? html`<ol class="govuk-list govuk-list--number">${items}</ol>`
        : html`<ul class="govuk-list govuk-list--bullet">${items}</ul>`
    }
    case 'nested-list':
      return nestedList(block.items, page)
    case 'table': {
      const label = page.labels.get(block.id) ?? ''
      return html`${tableHtml(block, html`${label}: ${block.caption}`, page)}${dataLinks(label, page)}`
    }
    case 'chart':
      return chartHtml(block, page)
    case 'callout':
      return html`<div class="kith-callout">${block.heading !== undefined && html`<p class="kith-callout__heading">${block.heading}</p>`}${block.paragraphs.map(
        content => html`<p class="govuk-body">${page.prose(content)}</p>`,
      )}</div>`
    case 'quote':
      return html`<figure class="kith-quote"><blockquote><p>${page.prose(block.content)}</p></blockquote><figcaption>${block.attribution}</figcaption></figure>`
    case 'glossary':
      return html`<dl class="kith-glossary">${block.entries.map(
        ({ term, definition }) => html`<div><dt>${term}</dt><dd>${page.prose(definition)}</dd></div>`,
      )}</dl>`
  }
}

const nestedList = (items: readonly NestedItem[], page: BlockPage): SafeHtml =>
  html`<ul class="govuk-list govuk-list--bullet">${items.map(
    item => html`<li>${page.prose(item.content)}${item.items.length > 0 && nestedList(item.items, page)}</li>`,
  )}</ul>`

function tableHtml(table: DocumentTable, caption: SafeHtml, page: BlockPage): SafeHtml {
  const last = table.rows.at(-1)
  const total = last?.isTotal ? last.cells.map(cell => page.cell(cell)) : undefined
  const columns = table.columns.map(({ heading, numeric }, index) => ({
    head: heading,
    isNumeric: numeric,
    cell: (row: TableRow): SafeHtml => {
      const content = page.cell(row.cells[index] ?? [])
      return row.isTotal ? html`<strong>${content}</strong>` : content
    },
  }))
  const rows = total ? table.rows.slice(0, -1) : table.rows
  const isWide = table.columns.length > 9
  const isRated = table.rows.some(row => row.cells.some(cell => cell.some(run => 'state' in run)))
  const notes = notesOfTable(table, page.document).map(note => html`<p class="kith-context">${note}</p>`)
  return html`${dataTable({ id: table.id, caption, columns, rows, total, isWide, isDense: isWide || isRated })}${notes}`
}

function chartHtml(chart: DocumentChart, page: BlockPage): SafeHtml {
  const label = page.labels.get(chart.id) ?? ''
  const table = tableOfChart(chart.id, chart.table, chart.title)
  // The picture was made by the chart renderer, and documentFaults has refused all but plain shapes and words.
  return html`<figure class="kith-chart-figure" id="${chart.id}">
<figcaption><p class="kith-chart-figure__title" id="${chart.id}-caption">${label}: ${chart.title}</p><p class="kith-context">${chart.subtitle}</p></figcaption>
${scrollRegion(`${chart.id}-caption`, unsafeHtml(chart.svg))}
</figure>
${!chart.isTold && tableHtml(table, html`${captionOfChartTable(label, table)}`, page)}${dataLinks(label, page)}`
}

function dataLinks(label: string, page: BlockPage): SafeHtml | false {
  const href = page.links.tableData(label)
  return (
    href !== undefined &&
    html`<p class="kith-context kith-download"><a class="govuk-link" href="${href}">Download ${label.toLowerCase()}, CSV</a></p>`
  )
}
