import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorMessage } from '#platform/errors.ts'
import { typefaceMetrics } from '#platform/typeface.ts'
import type { PublishedDocument } from '../document.ts'
import { refuseFaults } from '../document-faults.ts'
import { printModel } from './print-model.ts'
import { type TypstCompiler, type TypstSource, typstCompiler } from './typst.ts'

export interface PrintedPdf {
  readonly bytes: Uint8Array
  /** A compiler from before Typst 0.14, the newest there is for some machines, writes PDF files without tags. */
  readonly standard: 'PDF/UA-1' | 'PDF 1.7, untagged'
  /** Characters that no typeface at hand can draw; they are printed as their code, such as [U+4E2D]. */
  readonly replaced: readonly string[]
}

const template = readFileSync(join(import.meta.dirname, 'report.typ'), 'utf8')

/** A tagged PDF to the standard PDF/UA-1; the same document always gives the same bytes. Throws DocumentRefused. */
export function renderPdf(
  document: PublishedDocument,
  site?: string,
  compiler: TypstCompiler = typstCompiler(),
): PrintedPdf {
  refuseFaults(document)
  const data = JSON.stringify(printModel(document, site), (_, value) =>
    typeof value === 'string' ? settable(value) : value,
  )
  const madeAt = Temporal.PlainDate.from(document.publishedOn).toZonedDateTime('UTC').epochMilliseconds / 1000
  try {
    return { ...compile(compiler, data, madeAt), replaced: [] }
  } catch (error) {
    if (!errorMessage(error).includes('could not be displayed')) throw error
    const { text, replaced } = withoutUndrawable(data)
    return { ...compile(compiler, text, madeAt), replaced }
  } finally {
    compiler.evictCache(2)
  }
}

function compile(compiler: TypstCompiler, json: string, creationTimestamp: number): Omit<PrintedPdf, 'replaced'> {
  const source = printSource(json)
  try {
    return { bytes: compiler.pdf(source, { pdfStandard: 'ua-1', creationTimestamp }), standard: 'PDF/UA-1' }
  } catch (error) {
    if (!errorMessage(error).includes('unknown variant `ua-1`')) throw error
    return { bytes: compiler.pdf(source, { pdfStandard: '1.7', creationTimestamp }), standard: 'PDF 1.7, untagged' }
  }
}

export const printSource = (json: string): TypstSource => ({ mainFileContent: template, inputs: { document: json } })

// No typeface draws a control character, and the standard refuses what is not drawn.
export const settable = (text: string): string =>
  text.replace(/(?![\t\n])\p{Cc}|\p{Noncharacter_Code_Point}/gu, '').toWellFormed()

function withoutUndrawable(json: string): { text: string; replaced: string[] } {
  const { covers } = typefaceMetrics('regular')
  const replaced = new Set<string>()
  const text = json.replace(/[\u0080-\u{10ffff}]/gu, character => {
    const code = character.codePointAt(0) ?? 0
    if (covers(code)) return character
    replaced.add(character)
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  })
  return { text, replaced: [...replaced] }
}
