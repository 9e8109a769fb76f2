import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { PublishedDocument } from '../document.ts'
import { DocumentRefused } from '../document-faults.ts'
import { ratedTable, sampleDocument, sampleSection, text } from '../testing/sample-document.ts'
import { printSource, renderPdf, settable } from './pdf.ts'
import { printModel } from './print-model.ts'
import { typstCompiler } from './typst.ts'

const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const count = (pattern: RegExp, inside: string): number => inside.match(pattern)?.length ?? 0

test('the PDF is tagged, titled, in British English, with bookmarks, and declares PDF/UA-1', () => {
  const pdf = asText(renderPdf(sampleDocument()).bytes)
  assert.match(pdf, /^%PDF-1\.7/)
  assert.match(pdf, /\/StructTreeRoot/)
  assert.match(pdf, /\/Lang \(en-GB\)/)
  assert.match(pdf, /\/Outlines/)
  assert.match(pdf, /\/Title \(Annual report 2023 to 2024\)/)
  assert.match(pdf, /<pdfuaid:part>1<\/pdfuaid:part>/)
})

test('every chart of the PDF has its description as alternative text', () => {
  const pdf = asText(renderPdf(sampleDocument()).bytes)
  assert.match(pdf, /\/Alt \(Of 1,603 concerns, 673 were resolved another way/)
  assert.equal(count(/\/S \/Figure/g, pdf), 3)
})

test('a rated cell of the PDF has its rating as alternative text, a state without a number its letters', () => {
  const document = sampleDocument({ sections: [sampleSection({ id: 'any', blocks: [ratedTable] })] })
  assert.match(asText(renderPdf(document).bytes), /\/Alt \(below\)/)
  assert.match(JSON.stringify(printModel(document)), /"text":"nil"/)
})

test('the PDF carries its typeface, whole words of no other', () => {
  const fonts = new Set(asText(renderPdf(sampleDocument()).bytes).match(/\/FontName \/[A-Z]{6}\+\w+/g))
  assert.ok(fonts.size >= 3)
  for (const font of fonts) assert.match(font, /AtkinsonHyperlegibleNext/)
})

test('the same document gives the same bytes', () => {
  assert.deepEqual(renderPdf(sampleDocument()).bytes, renderPdf(sampleDocument()).bytes)
})

test('a document without alternative text is refused in plain words', () => {
  const sections = sampleDocument().sections.map(section => ({
    ...section,
    blocks: section.blocks.map(block => (block.kind === 'chart' ? { ...block, description: '' } : block)),
  }))
  assert.throws(() => renderPdf(sampleDocument({ sections })), DocumentRefused)
})

test('a document without a title is refused in plain words', () => {
  assert.throws(() => renderPdf(sampleDocument({ title: '' })), /The document has no title/)
})

test('the compiler itself refuses a skipped heading, a missing title and a picture without alternative text', () => {
  const model = printModel(sampleDocument())
  const compile = (changed: object): Uint8Array =>
    typstCompiler().pdf(printSource(JSON.stringify({ ...model, ...changed })), {
      pdfStandard: 'ua-1',
      creationTimestamp: 0,
    })
  assert.ok(compile({}).length > 0)
  const skipped = model.sections.map((section, index) => (index === 0 ? { ...section, level: 3 } : section))
  assert.throws(() => compile({ sections: skipped }), /skipped from heading level|first heading must be/)
  assert.throws(() => compile({ title: null }))
  const blocks = model.sections.map(section => ({
    ...section,
    blocks: section.blocks.map(block => ({ ...Object(block), description: null })),
  }))
  assert.throws(() => compile({ sections: blocks }), /alternative text|alt text/)
})

test('any words are printed as they are and never read as markup', () => {
  const awkward = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      '#panic("no")',
      '$x$',
      '*a* _b_ `c`',
      '= not a heading',
      '@ref <label>',
      '\\u{41}',
      '\\u0007',
      '"])',
    ),
  )
  fc.assert(
    fc.property(awkward, words => {
      fc.pre(settable(words).trim() !== '')
      const document = saying(words)
      const [heading] = headings(document)
      assert.equal(heading, settable(words))
      assert.ok(renderPdf(document).bytes.length > 0)
    }),
    { numRuns: 60 },
  )
})

function saying(words: string): PublishedDocument {
  const blocks = [
    { kind: 'paragraph', content: [text(words), { kind: 'footnote', text: words }] },
    { kind: 'quote', content: [text(words)], attribution: `by ${words}` },
    { kind: 'glossary', entries: [{ term: words, definition: [text(words)] }] },
  ] as const
  return sampleDocument({
    title: `About ${words}`,
    sections: [sampleSection({ id: 'any', heading: words, blocks })],
    figures: [],
    errata: [],
  })
}

interface QueriedHeading {
  readonly body: { readonly text?: string; readonly func: string }
}

function headings(document: PublishedDocument): (string | undefined)[] {
  const json = JSON.stringify(printModel(document), (_, value) => (typeof value === 'string' ? settable(value) : value))
  const found = typstCompiler().query(printSource(json), { selector: 'heading' }) as QueriedHeading[]
  return found.filter(({ body }) => body.text !== 'Contents').map(({ body }) => body.text)
}

test('a character that no typeface can draw is printed as its code, and named', () => {
  const section = sampleSection({ id: 'any', blocks: [{ kind: 'paragraph', content: [text('Name: \u{10fffd}')] }] })
  const { replaced } = renderPdf(sampleDocument({ sections: [section] }))
  assert.deepEqual(replaced, ['\u{10fffd}'])
})

test('a machine without a compiler says so in one line', () => {
  assert.throws(() => typstCompiler('plan9-mips'), /PDF files cannot be made on plan9-mips/)
})

test('a compiler that does not know PDF/UA makes a PDF without tags, and says so', () => {
  const asked: string[] = []
  const older = {
    pdf: (_: unknown, { pdfStandard }: { pdfStandard: string }) => {
      asked.push(pdfStandard)
      if (pdfStandard === 'ua-1') throw new Error('unknown variant `ua-1`, expected one of `1.7`, `a-2b`')
      return new Uint8Array()
    },
    query: () => [],
    evictCache: () => undefined,
  }
  assert.equal(renderPdf(sampleDocument(), undefined, older).standard, 'PDF 1.7, untagged')
  assert.deepEqual(asked, ['ua-1', '1.7'])
  assert.equal(renderPdf(sampleDocument()).standard, 'PDF/UA-1')
})

test('the source of a figure stands at the foot the first time each top section names it', () => {
  const [, adults, howMany] = printModel(sampleDocument()).sections
  const noted = (blocks: readonly unknown[] | undefined): number =>
    count(/"note":"Concerns received/g, JSON.stringify(blocks))
  assert.equal(noted(adults?.blocks), 1)
  assert.equal(noted(howMany?.blocks), 0)
})

test('links within the site are whole addresses when the site is known, and words when it is not', () => {
  const link = { kind: 'link', text: 'Reports', href: '/reports' } as const
  const sections = [sampleSection({ id: 'any', blocks: [{ kind: 'paragraph', content: [link] }] })]
  const printed = (site?: string): string => JSON.stringify(printModel(sampleDocument({ sections }), site))
  assert.match(printed('https://example.org'), /"href":"https:\/\/example\.org\/reports"/)
  assert.doesNotMatch(printed(), /"href"/)
})

test('an erratum made for disclosure never says what was printed before', () => {
  const { errata } = printModel(
    sampleDocument({
      errata: [
        {
          number: 1,
          publishedOn: '2024-10-03',
          figureId: 'few',
          place: 'Adults',
          cause: 'disclosure',
          now: 'withheld',
          reason: 'Too few people.',
        },
      ],
    }),
  )
  assert.equal(errata[0]?.text, 'Now says withheld. Too few people.')
})
