import { parsePeriod } from '#indicators'
import { checkReturn } from '../check-return.ts'
import { columnsOf, SHARED_COLUMNS, TABLE_NAMES, type TableName } from '../tables.ts'

export const YEAR = parsePeriod('2023-24')

type Cells = Record<string, string>

const IN_XML: Readonly<Record<string, string>> = { CHILD: 'CHILDID', PLACE: 'PL' }

/** A return that breaks no rule, to be changed by a test. */
export class MadeReturn {
  readonly #rows = new Map<TableName, Cells[]>(TABLE_NAMES.map(name => [name, []]))

  add(table: TableName, ...rows: readonly Cells[]): this {
    this.rows(table).push(...rows.map(row => ({ ...row })))
    return this
  }

  /** Changes the rows of a child, or one of them, counted from 0. */
  set(table: TableName, child: string, cells: Cells, index?: number): this {
    const rows = this.rows(table).filter(({ CHILD }) => CHILD === child)
    for (const row of index === undefined ? rows : rows.slice(index, index + 1)) Object.assign(row, cells)
    return this
  }

  drop(table: TableName, child: string, index?: number): this {
    const rows = this.rows(table)
    const own = rows.filter(({ CHILD }) => CHILD === child)
    const gone = new Set(index === undefined ? own : own.slice(index, index + 1))
    this.#rows.set(
      table,
      rows.filter(row => !gone.has(row)),
    )
    return this
  }

  rows(table: TableName): Cells[] {
    return this.#rows.get(table) ?? []
  }

  /** Leaves a table out, as if it had not been sent. */
  without(table: TableName): this {
    this.#rows.delete(table)
    return this
  }

  files(): { name: string; content: Buffer }[] {
    return [...this.#rows].map(([table, rows]) => {
      const names = columnsOf(table).map(([name]) => name)
      const lines = [names, ...rows.map(row => names.map(name => row[name] ?? ''))]
      return { name: `${table}.csv`, content: Buffer.from(lines.map(line => `${line.join(',')}\n`).join('')) }
    })
  }

  /** The same return in one XML file. */
  xml(): string {
    const item = ([name, value]: readonly [string, string]) => `      <${name}>${value}</${name}>\n`
    const holder = (name: string, cells: Cells, apart: ReadonlySet<string>) =>
      `    <${name}>\n${Object.entries(cells)
        .filter(([column]) => !apart.has(column))
        .map(([column, value]) => item([IN_XML[column] ?? column, value]))
        .join('')}    </${name}>\n`
    const children = this.rows('Header').map(header => {
      const isUasc = this.rows('UASC').some(({ CHILD }) => CHILD === header['CHILD'])
      const rows = TABLE_NAMES.filter(table => table !== 'Header' && table !== 'UASC').flatMap(table =>
        this.rows(table)
          .filter(({ CHILD }) => CHILD === header['CHILD'])
          .map(cells => holder(table === 'Episodes' ? 'EPISODE' : table.toUpperCase(), cells, SHARED_COLUMNS)),
      )
      const own = holder('HEADER', { ...header, UASC: isUasc ? '1' : '0' }, new Set())
      return `  <CHILD>\n${own}${rows.join('')}  </CHILD>\n`
    })
    return `<?xml version="1.0" encoding="UTF-8"?>\n<EXPSSDA903>\n${children.join('')}</EXPSSDA903>\n`
  }

  check() {
    return checkReturn(this.files(), YEAR)
  }
}

const HOME = { HOME_POST: 'BA1 1AA', PL_POST: 'BS1 1AB', URN: 'SC123456' }

/** Five children: in care all year, in and out of care, adopted, a care leaver, and an asylum seeker by himself. */
export const goodReturn = (): MadeReturn =>
  new MadeReturn()
    .add(
      'Header',
      { CHILD: 'A1', SEX: '2', DOB: '14/06/2013', ETHNIC: 'WBRI', UPN: 'A801200112345', MOTHER: '0' },
      { CHILD: 'A2', SEX: '1', DOB: '02/09/2009', ETHNIC: 'MWBC', UPN: 'B801200112346' },
      { CHILD: 'A3', SEX: '2', DOB: '01/01/2019', ETHNIC: 'WBRI', UPN: 'UN1', MOTHER: '0' },
      { CHILD: 'A4', SEX: '1', DOB: '10/10/2004', ETHNIC: 'BAFR', UPN: 'C801200112347' },
      { CHILD: 'A5', SEX: '1', DOB: '05/05/2007', ETHNIC: 'OOTH', UPN: 'UN2' },
    )
    .add(
      'Episodes',
      { CHILD: 'A1', DECOM: '01/02/2022', RNE: 'S', LS: 'C2', CIN: 'N1', PLACE: 'U1', PLACE_PROVIDER: 'PR1', ...HOME },
      {
        CHILD: 'A2',
        DECOM: '10/05/2023',
        RNE: 'S',
        LS: 'V2',
        CIN: 'N3',
        PLACE: 'U6',
        PLACE_PROVIDER: 'PR4',
        DEC: '01/09/2023',
        REC: 'X1',
        REASON_PLACE_CHANGE: 'CARPL',
        ...HOME,
      },
      {
        CHILD: 'A2',
        DECOM: '01/09/2023',
        RNE: 'P',
        LS: 'V2',
        CIN: 'N3',
        PLACE: 'U4',
        PLACE_PROVIDER: 'PR4',
        DEC: '20/12/2023',
        REC: 'E4A',
        ...HOME,
      },
      {
        CHILD: 'A3',
        DECOM: '01/03/2021',
        RNE: 'S',
        LS: 'E1',
        CIN: 'N1',
        PLACE: 'U6',
        PLACE_PROVIDER: 'PR1',
        DEC: '01/06/2023',
        REC: 'X1',
        REASON_PLACE_CHANGE: 'CARPL',
        ...HOME,
      },
      {
        CHILD: 'A3',
        DECOM: '01/06/2023',
        RNE: 'P',
        LS: 'E1',
        CIN: 'N1',
        PLACE: 'A6',
        PLACE_PROVIDER: 'PR1',
        DEC: '10/02/2024',
        REC: 'E11',
        ...HOME,
      },
      {
        CHILD: 'A5',
        DECOM: '01/07/2023',
        RNE: 'S',
        LS: 'V2',
        CIN: 'N8',
        PLACE: 'U6',
        PLACE_PROVIDER: 'PR1',
        URN: 'SC123457',
      },
    )
    .add(
      'Reviews',
      { CHILD: 'A1', DOB: '14/06/2013', REVIEW: '15/05/2023', REVIEW_CODE: 'PN1' },
      { CHILD: 'A3', DOB: '01/01/2019', REVIEW: '20/04/2022', REVIEW_CODE: 'PN0' },
    )
    .add('UASC', { CHILD: 'A5', SEX: '1', DOB: '05/05/2007' })
    .add('OC2', {
      CHILD: 'A1',
      DOB: '14/06/2013',
      SDQ_SCORE: '12',
      CONVICTED: '0',
      IMMUNISATIONS: '1',
      TEETH_CHECK: '1',
      HEALTH_ASSESSMENT: '1',
      SUBSTANCE_MISUSE: '0',
    })
    .add('OC3', { CHILD: 'A4', DOB: '10/10/2004', IN_TOUCH: 'YES', ACTIV: 'F1', ACCOM: 'B1' })
    .add('AD1', {
      CHILD: 'A3',
      DOB: '01/01/2019',
      DATE_INT: '01/02/2022',
      DATE_MATCH: '20/05/2023',
      FOSTER_CARE: '0',
      NB_ADOPTR: '2',
      SEX_ADOPTR: 'MF',
      LS_ADOPTR: 'L11',
    })
    .add('PlacedAdoption', { CHILD: 'A3', DOB: '01/01/2019', DATE_PLACED: '01/02/2022' })
    .add(
      'PrevPerm',
      { CHILD: 'A2', DOB: '02/09/2009', PREV_PERM: 'P1', LA_PERM: '800', DATE_PERM: '04/05/2015' },
      { CHILD: 'A5', DOB: '05/05/2007', PREV_PERM: 'Z1' },
    )
    .add('Missing', { CHILD: 'A1', DOB: '14/06/2013', MISSING: 'M', MIS_START: '01/06/2023', MIS_END: '03/06/2023' })
    .add('SWEpisodes', {
      CHILD: 'A1',
      DOB: '14/06/2013',
      SW_ID: 'SW1234',
      SW_DECOM: '01/10/2023',
      SW_REASON: 'MANAGE',
    })
