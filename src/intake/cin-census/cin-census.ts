import { financialYear, type Period } from '#indicators'
import type { DocumentCheck, DocumentFormat, DocumentReading, Facts } from '../format.ts'
import { FoundIssues } from '../found-issues.ts'
import type { Issue } from '../issue.ts'
import { CENSUS_MEASURES } from './census-figures.ts'
import { referenceDateOf } from './census-period.ts'
import { openCensusCheck } from './check-census.ts'
import type { Day } from './child.ts'
import { feed, piecesOf } from './feed.ts'
import { openCensus } from './read-census.ts'
import { recordCensus } from './record-census.ts'
import { takeBackCensus } from './take-back-census.ts'

// The largest authorities have some 20,000 children in a year, of about two kilobytes each; a region sends ten times that.
const MOST_BYTES = 300_000_000

function openCheck({ period }: Pick<Facts, 'period'>): DocumentCheck {
  const found = new FoundIssues()
  const reading = openCensusCheck(
    { finding: finding => found.add(finding), issue: issue => found.tell(issue) },
    period.end.toString(),
  )
  return {
    write: piece => reading.write(piece),
    soFar: () => ({ rowCount: reading.childCount(), issues: found.firstFaults() }),
    end() {
      reading.end()
      return { rowCount: reading.childCount(), issues: found.list() }
    },
  }
}

function check(content: Uint8Array, facts: Pick<Facts, 'period'>): DocumentReading {
  const checking = openCheck(facts)
  feed(content, piece => checking.write(piece))
  return checking.end()
}

/** The financial year that ends with the reference date. */
function periodOf(content: Uint8Array): Period | undefined {
  let said: Day | undefined
  let isOver = false
  const reading = openCensus({
    header(header) {
      said ??= referenceDateOf(header)
      isOver = true
    },
    child() {
      isOver = true
    },
    issue(_: Issue) {},
  })
  feed(content, piece => reading.write(piece) && !isOver)
  const end = said === undefined ? undefined : Temporal.PlainDate.from(said)
  if (!end || end.year < 1901) return undefined
  return financialYear(end.month > 3 ? end.year : end.year - 1)
}

export const cinCensus: DocumentFormat = {
  name: 'cin-census',
  title: 'Children in need census',
  about: 'The XML file that the local authority sends to the Department for Education each year.',
  hasAgencies: false,
  periodKind: 'financial-year',
  extension: '.xml',
  contentType: 'application/xml',
  mostBytes: MOST_BYTES,
  identifyingFields: ['UPN', 'FormerUPN', 'PersonBirthDate', 'ExpectedPersonBirthDate', 'PersonDeathDate'],
  measureCodes: () => CENSUS_MEASURES,
  recognises: start => /<(?:\w+:)?Message[\s>]/.test(withoutZeros(start)),
  periodOf,
  check,
  record: (tx, { content, ...recording }, { period }) =>
    recordCensus(tx, { ...recording, pieces: piecesOf(content) }, period.end.toString()),
  inPieces: {
    openCheck,
    record: (tx, recording, { period }) => recordCensus(tx, recording, period.end.toString()),
  },
  takeBack: (tx, withdrawal, { period }) => takeBackCensus(tx, withdrawal, period.end.toString()),
}

// The first letters of a file in UTF-16 stand between zeros.
const withoutZeros = (start: Uint8Array): string => Buffer.from(start).toString('latin1').replaceAll('\0', '')
