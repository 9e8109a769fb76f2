import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { correctedInWords, erratumText } from '../corrections.ts'
import type { Erratum, PublishedDocument } from '../document.ts'
import { DocumentRefused } from '../document-faults.ts'
import { ratedTable, sampleDocument, sampleFigure, sampleSection, text } from '../testing/sample-document.ts'
import { documentHtml, sectionHtml } from './html.ts'
import { renderHtmlFile } from './html-file.ts'

const links = {
  figure: (id: string) => `/figures/${id}`,
  section: (id: string) => `/section#${id}`,
  tableData: (label: string) => `/data/${label}.csv`,
}
const page = (document: PublishedDocument = sampleDocument()) =>
  parseHTML(`<body>${documentHtml(document, links)}</body>`).document

test('headings follow each other without a gap, from the one h1', () => {
  const levels = [...page().querySelectorAll('h1,h2,h3,h4,h5,h6')].map(each => Number(each.tagName.slice(1)))
  assert.equal(levels.filter(level => level === 1).length, 1)
  for (const [index, level] of levels.entries()) {
    if (index > 0) assert.ok(level <= (levels[index - 1] ?? 0) + 1, `h${level} after h${levels[index - 1]}`)
  }
})

test('no id stands twice on the page, and every link within it leads somewhere', () => {
  const file = parseHTML(renderHtmlFile(sampleDocument())).document
  const ids = [...file.querySelectorAll('[id]')].map(each => each.id)
  assert.deepEqual(
    ids.filter((id, index) => ids.indexOf(id) !== index),
    [],
  )
  const targets = [...file.querySelectorAll('a[href^="#"]')].map(each => each.getAttribute('href')?.slice(1) ?? '')
  assert.ok(targets.length > 10)
  assert.deepEqual(
    targets.filter(target => !ids.includes(target)),
    [],
  )
})

test('a figure in prose is a link to where it comes from, with its provenance beside it', () => {
  const link = page().querySelector('p a.kith-figure')
  assert.equal(link?.textContent, '1,603')
  assert.equal(link?.getAttribute('href'), '/figures/concerns')
  const panel = link?.nextElementSibling?.innerHTML ?? ''
  for (const fact of [
    'Avonvale Council, concerns register, revision 3',
    '1 April 2023',
    'Head of Adult Safeguarding',
  ]) {
    assert.ok(panel.includes(fact), fact)
  }
})

test('every table has a caption, column headings and a heading for each row', () => {
  const tables = [...page().querySelectorAll('table')]
  assert.equal(tables.length, 4)
  for (const table of tables) {
    assert.ok(table.querySelector('caption')?.textContent)
    assert.ok([...table.querySelectorAll('thead th')].every(each => each.getAttribute('scope') === 'col'))
    for (const row of table.querySelectorAll('tbody tr, tfoot tr')) {
      assert.equal(row.querySelectorAll('th[scope=row]').length, 1)
    }
  }
})

test('a chart stands with its title, its subtitle, its description and its table', () => {
  const figure = page().querySelector('#outcomes')
  assert.match(figure?.querySelector('figcaption')?.textContent ?? '', /Figure 2\.1: What happened to 1,603 concerns/)
  assert.match(figure?.querySelector('svg desc')?.textContent ?? '', /517 did not meet the tests/)
  assert.match(page().querySelector('#outcomes-table caption')?.textContent ?? '', /The numbers behind figure 2\.1/)
})

test('a chart that the text beside it tells whole has no table on the page', () => {
  const untold = sampleDocument()
  const sections = untold.sections.map(section => ({
    ...section,
    blocks: section.blocks.map(block => (block.kind === 'chart' ? { ...block, isTold: true } : block)),
  }))
  assert.ok(page(untold).querySelector('#structure-chart-table'))
  const told = page(sampleDocument({ sections }))
  assert.ok(told.querySelector('#structure-chart svg'))
  assert.equal(told.querySelector('#structure-chart-table'), null)
})

test('a rated cell says its rating in shape and word, and a state without a number in letters and words', () => {
  const [below, nil] = page(
    sampleDocument({ sections: [sampleSection({ id: 'any', blocks: [ratedTable] })] }),
  ).querySelectorAll('#rated .kith-cell')
  assert.equal(below?.textContent, '33 below')
  assert.ok(below?.querySelector('svg.kith-shape--below'))
  assert.equal(below?.querySelector('a')?.getAttribute('href'), '/figures/concerns')
  assert.equal(nil?.querySelector('[aria-hidden]')?.textContent, 'nil')
  assert.equal(nil?.querySelector('.govuk-visually-hidden')?.textContent, 'nil return')
})

test('one section can stand on a page of its own, under the heading level it is given', () => {
  const [, adults] = sampleDocument().sections
  assert.ok(adults)
  const alone = parseHTML(`<body>${sectionHtml(sampleDocument(), adults, links, 1)}</body>`).document
  assert.equal(alone.querySelector('h1')?.textContent, 'Adults: concerns and enquiries')
  assert.equal(alone.querySelector('h2')?.textContent, 'How many concerns')
  assert.equal(alone.querySelectorAll('.kith-footnotes li').length, 2)
})

test('a corrected figure says so where it stands, in its table and in the list of corrections', () => {
  const corrected = page()
  assert.match(corrected.querySelector('.kith-corrected')?.textContent ?? '', /corrected 3 October 2024/)
  assert.match(corrected.querySelector('#erratum-1')?.textContent ?? '', /Said 21\.3%\. Now says 21\.4%/)
})

test('an erratum made for disclosure says nowhere what was printed before', () => {
  const facts = { number: 1, publishedOn: '2024-10-03', figureId: 'few', place: 'Adults', reason: 'Too few people.' }
  const erratum: Erratum = { ...facts, cause: 'disclosure', now: 'withheld' }
  assert.equal(erratumText(erratum), 'Now says withheld. Too few people.')
})

test('a figure that followed from another one’s erratum is marked as well', () => {
  const figures = [sampleFigure({ id: 'share', state: 'corrected' }), sampleFigure({ id: 'as-it-was' })]
  assert.equal(correctedInWords({ errata: [], figures }, 'share'), 'corrected')
  assert.equal(correctedInWords({ errata: [], figures }, 'as-it-was'), null)
})

test('whatever words a document has, they are words on the page', () => {
  const markup = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('<script>', '"><img src=x>', '&amp;'))
  fc.assert(
    fc.property(markup, words => {
      fc.pre(words.trim() !== '')
      const blocks = [
        { kind: 'paragraph', content: [text(words)] },
        { kind: 'quote', content: [text(words)], attribution: words },
      ] as const
      const sections = [sampleSection({ id: 'any', heading: words, blocks })]
      const printed = documentHtml(sampleDocument({ sections, figures: [], errata: [] }), links)
      const drawn = parseHTML(`<body>${printed}</body>`).document
      assert.equal(drawn.querySelectorAll('script, img').length, 0)
      assert.equal(drawn.querySelector('#any')?.textContent, `1 ${words}`)
      assert.equal(drawn.querySelector('blockquote')?.textContent, words)
    }),
  )
})

test('the file that stands alone loads nothing and says what it may load', () => {
  const file = renderHtmlFile(sampleDocument())
  assert.match(file, /^<!doctype html>\n<html lang="en-GB">/)
  assert.match(file, /Content-Security-Policy" content="default-src &#39;none&#39;|default-src 'none'/)
  assert.doesNotMatch(file, /<script|<link |src="|url\((?!data:|#)/)
})

test('a document with a fault is refused, not printed', () => {
  assert.throws(() => documentHtml(sampleDocument({ title: '' }), links), DocumentRefused)
})
