import { attributes, type HtmlPart, html, type SafeHtml } from './html.ts'

export interface Column<Row> {
  readonly head: HtmlPart
  readonly cell: (row: Row) => HtmlPart
  readonly isNumeric?: boolean | undefined
  /** Said before the cell on a phone, where a stacked table shows no heads: for what says nothing by itself, such as a number. */
  readonly stackedLabel?: string | undefined
  /** In a stacked table on a phone, on the line of the cell before it. */
  readonly isBeside?: boolean | undefined
  /** The cell that names the row; the first column unless another says so. */
  readonly isRowHead?: boolean | undefined
}

export interface DataTable<Row> {
  /** Distinct on its page: it names the region in which a wide table scrolls. */
  readonly id: string
  readonly caption: HtmlPart
  /** When the heading just above says the same. */
  readonly isCaptionHidden?: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** Cells of the last row, in the order of the columns. */
  readonly total?: readonly HtmlPart[] | undefined
  /** Scrolls in its own box with head and first column in place. */
  readonly isWide?: boolean | undefined
  readonly isDense?: boolean | undefined
  /** On a phone each row is a block of its own, in place of a table that scrolls. */
  readonly isStacked?: boolean | undefined
}

/** The box in which something wider than its page scrolls, reachable by keyboard and named by what it holds. */
export const scrollRegion = (labelledBy: string, content: SafeHtml, isTall = false): SafeHtml =>
  html`<div class="kith-scroll${isTall && ' kith-scroll--tall'}" role="region" aria-labelledby="${labelledBy}" tabindex="0">${content}</div>`

const numeric = (column: Column<never> | undefined): string => (column?.isNumeric ? 'kith-numeric' : '')
const ofCell = (column: Column<never>): string =>
  [numeric(column), column.isBeside ? 'kith-table__beside' : ''].filter(Boolean).join(' ')
const classAttribute = (name: string): SafeHtml => attributes({ class: name || undefined })

// A table laid out as blocks loses its roles in some browsers, unless they are said.
const role = (isStacked: boolean | undefined, name: string): HtmlPart => isStacked && html` role="${name}"`

// Readers of the page aloud have the head of the column.
const stackedLabel = ({ stackedLabel: label }: Column<never>): HtmlPart =>
  label !== undefined && html`<span class="kith-table__label" aria-hidden="true">${label}: </span>`

function bodyRow<Row>({ columns, isStacked }: DataTable<Row>, rowHead: number, row: Row): SafeHtml {
  return html`<tr${role(isStacked, 'row')}>${columns.map((column, index) => {
    const classes = classAttribute(ofCell(column))
    const cell = isStacked ? html`${stackedLabel(column)}${column.cell(row)}` : column.cell(row)
    return index === rowHead
      ? html`<th scope="row"${classes}${role(isStacked, 'rowheader')}>${cell}</th>`
      : html`<td${classes}${role(isStacked, 'cell')}>${cell}</td>`
  })}</tr>
`
}

export function dataTable<Row>(table: DataTable<Row>): SafeHtml {
  const { id, columns, rows, total } = table
  const named = columns.findIndex(column => column.isRowHead)
  const rowHead = named === -1 ? 0 : named
  const captionId = `${id}-caption`
  const kinds = [
    table.isWide && ' kith-table--wide',
    table.isDense && ' kith-table--dense',
    table.isStacked && ' kith-table--stacked',
  ]
  const markup = html`<table class="kith-table${kinds}" id="${id}"${role(table.isStacked, 'table')}>
<caption id="${captionId}" class="${table.isCaptionHidden ? 'govuk-visually-hidden' : 'kith-table__caption'}">${table.caption}</caption>
<thead${role(table.isStacked, 'rowgroup')}><tr${role(table.isStacked, 'row')}>${columns.map(column => html`<th scope="col"${classAttribute(numeric(column))}${role(table.isStacked, 'columnheader')}>${column.head}</th>`)}</tr></thead>
<tbody${role(table.isStacked, 'rowgroup')}>${rows.map(row => bodyRow(table, rowHead, row))}</tbody>
${
  total &&
  html`<tfoot><tr>${total.map((cell, index) => {
    const cellClass = classAttribute(numeric(columns[index]))
    return index === 0 ? html`<th scope="row"${cellClass}>${cell}</th>` : html`<td${cellClass}>${cell}</td>`
  })}</tr></tfoot>`
}
</table>`
  return scrollRegion(captionId, markup, table.isWide)
}
