import { dayPeriod, type Figures, type Period } from '#indicators'
import { isWorkbook, readWorkbook } from '#platform/workbook/read-workbook.ts'
import type { DocumentFacts, DocumentFormat } from '../format.ts'
import { checkAnnexA } from './check-annex-a.ts'
import type { Field } from './field.ts'
import { figuresOfLists, LIST_MEASURES } from './figures-of-lists.ts'
import { isAnnexA } from './find-lists.ts'
import { LIST_NAMES, LISTS } from './lists.ts'
import { readAnnexA } from './read-annex-a.ts'
import { lastDayIn, sixMonthsTo } from './six-months.ts'

const MOST_BYTES = 20_000_000

async function periodOf(content: Uint8Array): Promise<Period | undefined> {
  const workbook = await readWorkbook(content)
  const last = 'rule' in workbook ? undefined : lastDayIn(readAnnexA(workbook).lists)
  return last === undefined ? undefined : dayPeriod(Temporal.PlainDate.from(last))
}

/** Counts accepted lists. No record of a child is kept: each figure needs the lists of one day only. */
async function countFigures(content: Uint8Array, { period }: DocumentFacts): Promise<Figures> {
  const workbook = await readWorkbook(content)
  if ('rule' in workbook) return { observations: [], targets: [], qualityNotes: [], footnotes: [] }
  return { ...figuresOfLists(readAnnexA(workbook), sixMonthsTo(period.end)), targets: [], footnotes: [] }
}

const fields = LIST_NAMES.flatMap((name): Field[] => Object.values(LISTS[name].fields))

export const annexA: DocumentFormat = {
  name: 'annex-a',
  title: 'Annex A lists (Ofsted)',
  about:
    'The workbook of eleven lists about children that Ofsted asks the local authority for at an inspection, and that many keep every month.',
  hasAgencies: false,
  periodKind: 'in-file',
  extension: '.xlsx',
  contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  mostBytes: MOST_BYTES,
  identifyingFields: [...new Set(fields.filter(field => field.isIdentifying).map(field => field.name))],
  // A yearly return went through the checks of a department; these lists did not.
  givesWay: true,
  measureCodes: () => LIST_MEASURES,
  // A workbook is known by its sheets and not by its first bytes, which all of them share.
  recognises: () => false,
  recognisesWorkbook: isAnnexA,
  periodOf: async content => (isWorkbook(content) ? periodOf(content) : undefined),
  check: checkAnnexA,
  record: (_, { content }, facts) => countFigures(content, facts),
  takeBack: async () => ({ recounted: [], ended: [] }),
}
