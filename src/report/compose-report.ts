import { dayInWords } from '#platform/day.ts'
import { type DraftBlock, type DraftDocument, type DraftSection, inlinesOf, plainText } from '#publishing'
import { createFigureList, type FigureRequest } from './figure-request.ts'
import { lastDayOf } from './financial-year.ts'
import { undefinedAbbreviations } from './glossary.ts'
import { type ProseFault, parseProse } from './prose.ts'
import { sectionsOfProse } from './prose-blocks.ts'
import type { Report, ReportSection, SectionCode } from './report.ts'
import { drawAbout } from './sections/about.ts'
import { drawAdults } from './sections/adults.ts'
import { drawChildren } from './sections/children.ts'
import type { Drawing, DrawnPart } from './sections/drawing.ts'
import { drawGlossary } from './sections/glossary.ts'
import { drawPolice } from './sections/police.ts'
import { drawStructure } from './sections/structure.ts'
import { drawTraining } from './sections/training.ts'
import { findTypedNumbers, type TypedNumber } from './typed-numbers.ts'

export interface ComposedReport {
  readonly draft: DraftDocument
  readonly requests: readonly FigureRequest[]
  readonly notes: readonly SectionNotes[]
  readonly undefinedAbbreviations: readonly string[]
}

/** What a writer should look at in one section before the report goes out. */
export interface SectionNotes {
  readonly code: SectionCode
  readonly heading: string
  readonly faults: readonly ProseFault[]
  readonly typedNumbers: readonly TypedNumber[]
}

const DRAW: Readonly<Record<Exclude<SectionCode, 'glossary'>, (drawing: Drawing) => DrawnPart[]>> = {
  about: drawAbout,
  structure: drawStructure,
  training: drawTraining,
  children: drawChildren,
  adults: drawAdults,
  police: drawPolice,
}

/** Puts a report together from its words, the registers and the measures: a draft whose figures are named, not yet printed. */
export function composeReport(
  report: Report,
  sections: readonly ReportSection[],
  partnership: { readonly name: string; readonly notice: string | null },
  given: Omit<Drawing, 'year' | 'figures'>,
): ComposedReport {
  const figures = createFigureList()
  const drawing: Drawing = { ...given, year: report.period, figures }
  const parsed = sections.map(section => ({ ...section, parsed: parseProse(section.prose) }))
  const body = parsed
    .filter(section => section.code !== 'glossary')
    .map(section => composeSection(section, section.code === 'glossary' ? [] : DRAW[section.code](drawing), figures))
  const text = body.map(textOf).join('\n')
  const glossary = parsed
    .filter(section => section.code === 'glossary')
    .map(section => withBlocks(composeSection(section, [], figures), drawGlossary(text)))
  const draft: DraftDocument = {
    id: `annual-report-${report.period}`,
    title: report.title,
    period: `1 April ${report.period.slice(0, 4)} to ${dayInWords(lastDayOf(report.period))}`,
    partnership: partnership.name,
    language: 'en-GB',
    marking: 'Public',
    publishedOn: '',
    notice: partnership.notice,
    licence: 'Open Government Licence v3.0',
    sections: [...body, ...glossary].filter(section => section.blocks.length + section.sections.length > 0),
  }
  return {
    draft,
    requests: figures.requests,
    notes: parsed.map(({ code, heading, parsed: prose }) => ({
      code,
      heading,
      faults: prose.faults,
      typedNumbers: findTypedNumbers(prose),
    })),
    undefinedAbbreviations: undefinedAbbreviations(text),
  }
}

type ParsedSection = ReportSection & { readonly parsed: ReturnType<typeof parseProse> }

function composeSection(
  section: ParsedSection,
  drawn: readonly DrawnPart[],
  figures: Drawing['figures'],
): DraftSection {
  const words = sectionsOfProse(section.parsed, section.code, figures)
  const parts = drawn.map((part, index) => ({ id: `${section.code}-data-${index + 1}`, ...part, sections: [] }))
  return { id: section.code, heading: section.heading, blocks: words.blocks, sections: [...words.sections, ...parts] }
}

const withBlocks = (section: DraftSection, blocks: readonly DraftBlock[]): DraftSection => ({
  ...section,
  blocks: [...section.blocks, ...blocks],
})

function textOf(section: DraftSection): string {
  const drawn = section.blocks.flatMap(block => (block.kind === 'drawn' ? [block.words] : []))
  const blocks = section.blocks.flatMap(block => (block.kind === 'drawn' ? [] : [block]))
  const captions = blocks.flatMap(block =>
    block.kind === 'table' ? [block.caption] : block.kind === 'chart' ? [block.title] : [],
  )
  return [
    section.heading,
    ...drawn,
    ...captions,
    plainText(inlinesOf({ blocks })),
    ...section.sections.map(textOf),
  ].join('\n')
}
