import { type CsvCell, writeCsv } from '#platform/csv.ts'
import { civilDay } from '#platform/day.ts'
import { type Publishable, publishableData } from '../disclosure/publishable.ts'
import type { Measure } from '../measure.ts'
import type { Period } from '../period.ts'
import type { PointClass } from '../spc/variation.ts'
import { storedDecimal } from '../value.ts'
import type { Card, CardPoint } from './card.ts'
import { BESIDE } from './comparison-card.ts'
import { besideInWords } from './comparison-words.ts'
import type { ReadPanel } from './read-dashboard.ts'

const HEADINGS = [
  'panel',
  'measure',
  'title',
  'whose',
  'period',
  'starts',
  'ends',
  'value',
  'numerator',
  'denominator',
  'target',
  'reading',
  'series_break',
  'origin',
  'commentary',
  'commentary_by',
  'commentary_on',
] as const

type Row = Partial<Readonly<Record<(typeof HEADINGS)[number], CsvCell>>>

/** Every figure of these panels, as their readers may see it: a withheld one is its symbol here as everywhere. */
export const dashboardCsv = (panels: readonly ReadPanel[], note: string): string =>
  writeCsv(
    HEADINGS,
    [...panels.flatMap(read => rowsOf(read).map(row => ({ panel: read.panel.title, ...row }))), { panel: note }].map(
      row => HEADINGS.map(name => (row as Row)[name] ?? null),
    ),
  )

function rowsOf(read: ReadPanel): Row[] {
  switch (read.shows) {
    case 'refused':
      return [{ title: 'Nothing of this panel can be shown to these readers.' }]
    case 'cards':
      return read.cards.flatMap(card => card.points.map((point, index) => pointRow(card, point, index)))
    case 'comparisons':
      return read.cards.flatMap(card =>
        card.years.flatMap(({ period, figures, base }) =>
          BESIDE.flatMap(beside => {
            const figure = figures[beside]
            if (!figure) return []
            const parts = beside === 'own' ? base : undefined
            return [
              {
                ...about(card.measure, period),
                whose: besideInWords(beside, card),
                ...numbers(figure, parts),
                origin: 'published',
              },
            ]
          }),
        ),
      )
    case 'agencies': {
      const { period, rows, columns } = read.heat
      if (!period) return []
      return rows.flatMap(({ agency, cells }) =>
        cells.map(({ measure, figure, base, rating }): Row => {
          const target = columns.find(column => column.measure === measure)?.target
          return {
            ...about(measure, period),
            whose: agency.name,
            ...numbers(figure, base),
            target: target ? storedDecimal(target) : null,
            reading: rating ?? null,
            origin: 'supplied',
          }
        }),
      )
    }
  }
}

const about = ({ code, title }: Measure, { name, start, end }: Period): Row => ({
  measure: code,
  title,
  period: name,
  starts: start.toString(),
  ends: end.toString(),
})

const numbers = (figure: Publishable | undefined, base: CardPoint['base']): Row => ({
  value: figure ? publishableData(figure) : 'missing',
  numerator: base ? publishableData(base.numerator) : null,
  denominator: base ? publishableData(base.denominator) : null,
})

const READING: Readonly<Record<PointClass, string>> = {
  ordinary: 'ordinary',
  better: 'unusual-better',
  worse: 'unusual-worse',
  'unusual-high': 'unusual-high',
  'unusual-low': 'unusual-low',
}

function pointRow({ measure, target, variation, breaks, commentary }: Card, point: CardPoint, index: number): Row {
  const found = variation?.points[index]
  const change = breaks.find(({ at, kind }) => at === index && kind === 'break')
  const here = commentary && isSamePeriod(commentary.period, point.period) ? commentary : undefined
  return {
    ...about(measure, point.period),
    ...numbers(point.figure, point.base),
    target: target ? storedDecimal(target.value) : null,
    reading: found?.stretch.limits ? READING[found.class] : null,
    series_break: change ? `${change.from}: ${change.title}` : null,
    origin: point.isSoFar ? 'records so far' : point.origin,
    ...(here
      ? { commentary: here.body, commentary_by: here.author, commentary_on: civilDay(here.writtenAt).toString() }
      : {}),
  }
}

const isSamePeriod = (a: Period, b: Period): boolean => a.start.equals(b.start) && a.end.equals(b.end)
