import { compare, exact, type Footnote, formatShort, type QualityNote } from '#indicators'
import { type Issue, note } from '../issue.ts'
import { type ReturnRow, windowOf } from './return-row.ts'

/** Tells the sender which of their figures are below the target of the indicator list. Each is accepted as it is. */
export const belowTarget = (rows: readonly ReturnRow[]): Issue[] =>
  rows.flatMap(({ indicator, placed }) => {
    const { observed } = placed.figure
    if (observed.state !== 'value' || compare(observed.value, exact(indicator.listTarget)) >= 0) return []
    const message = `${formatShort(observed.value, 1)}% is below the target of ${indicator.listTarget}% in the indicator list.`
    return [note('below-target', message, { row: placed.row, record: placed.record, field: placed.field })]
  })

/** What the agency does not trust is to be read with care by everybody. */
export const confidenceNotes = (rows: readonly ReturnRow[], issues: Issue[]): QualityNote[] =>
  rows.flatMap(({ indicator, agency, confidence, placed }): QualityNote[] => {
    if (confidence === undefined || confidence === 'high') return []
    const body = `${agency.name} has ${confidence} confidence in its figure of ${indicator.number}.`
    issues.push(note('confidence', body, { row: placed.row, record: placed.record, field: 'confidence' }))
    return [
      {
        rule: 'confidence',
        level: confidence === 'low' ? 'high' : 'medium',
        measureCode: indicator.code,
        agencyId: agency.id,
        period: placed.figure.period,
        body,
      },
    ]
  })

/** Whom an agency counts, and whom not yet, stands below the table: without it two agencies cannot be compared. */
export const footnotesOf = (rows: readonly ReturnRow[]): Footnote[] =>
  rows.flatMap(({ indicator, agency, inGrace, relevantMeans, note: said, placed }) => {
    const parts = [
      ...(relevantMeans === '' ? [] : [`Relevant means: ${sentence(relevantMeans)}`]),
      ...(inGrace === undefined
        ? []
        : [`${inGrace} within their first ${windowOf(indicator)} months are not counted.`]),
      ...(said === '' ? [] : [sentence(said)]),
    ]
    if (parts.length === 0) return []
    const { period } = placed.figure
    return [{ measureCode: indicator.code, agencyId: agency.id, period, body: parts.join(' ') }]
  })

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
