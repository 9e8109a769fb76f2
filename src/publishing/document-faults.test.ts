import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Inline, Section } from './document.ts'
import { documentFaults, isPlainPicture } from './document-faults.ts'
import { sampleDocument, sampleFigure, sampleSection, text } from './testing/sample-document.ts'

const withBlock = (block: Block): string[] =>
  documentFaults(sampleDocument({ sections: [sampleSection({ id: 'only', blocks: [block] })] }))
const withRun = (run: Inline): string[] => withBlock({ kind: 'paragraph', content: [run] })
const picture = {
  kind: 'chart',
  id: 'picture',
  title: 'A picture',
  subtitle: 'Of something',
  description: 'A bar',
  svg: '<svg width="1" height="1"><rect width="1" height="1"/></svg>',
  width: 1,
  height: 1,
  table: { caption: 'A picture', columns: [{ heading: 'One', numeric: false }], rows: [], notes: [] },
} as const

test('a whole document has no faults', () => {
  assert.deepEqual(documentFaults(sampleDocument()), [])
})

test('a document without a title is refused', () => {
  assert.deepEqual(documentFaults(sampleDocument({ title: ' ' })), ['The document has no title.'])
})

test('a section without a heading is refused, for its own sections would skip a level', () => {
  const sections = [sampleSection({ id: 'top', heading: '', sections: [sampleSection({ id: 'below' })] })]
  assert.deepEqual(documentFaults(sampleDocument({ sections })), ['Section 1 has no heading.'])
})

test('a heading below level 6 is refused', () => {
  const nest = (depth: number): Section =>
    sampleSection({ id: `level-${depth}`, sections: depth < 6 ? [nest(depth + 1)] : [] })
  assert.match(documentFaults(sampleDocument({ sections: [nest(1)] })).join(), /nested too deeply/)
})

test('a chart without a description is refused', () => {
  assert.match(withBlock({ ...picture, description: '' }).join(), /no description for those who cannot see it/)
})

test('a picture that could act or load anything is refused', () => {
  const draw = (inside: string): string => `<svg width="1">${inside}</svg>`
  assert.ok(isPlainPicture(draw('<text x="1">a &lt; b</text>')))
  for (const inside of [
    '<script>alert(1)</script>',
    '<rect onload="alert(1)"/>',
    '<a href="https://example.org"><text>x</text></a>',
    '<image href="x.png"/>',
    '<rect style="fill:red"/>',
    '<rect fill="url(https://example.org)"/>',
    '<style>text{}</style>',
    '<foreignObject></foreignObject>',
    '<rect x="1',
  ]) {
    assert.equal(isPlainPicture(draw(inside)), false, inside)
  }
})

test('a table whose rows and columns differ is refused, with the row', () => {
  const columns = [{ heading: 'One', numeric: false }]
  const rows = [{ cells: [[text('a')], [text('b')]], isTotal: false }]
  const faults = withBlock({ kind: 'table', id: 'odd', caption: 'Odd', columns, rows, notes: [] })
  assert.match(faults.join(), /row 1 has 2 cells for 1 columns/)
})

test('a figure that is not in the register cannot be printed', () => {
  assert.match(withRun({ kind: 'figure', text: '7', figureId: 'nowhere' }).join(), /nowhere, which is not listed/)
})

test('prose cannot print a value for a figure that is withheld', () => {
  assert.match(withRun({ kind: 'figure', text: '3', figureId: 'few' }).join(), /few, which is withheld/)
  assert.deepEqual(withRun({ kind: 'figure', text: 'withheld', figureId: 'few' }), [])
})

test('a withheld figure carries neither value nor base', () => {
  for (const open of [{ value: '3' }, { numerator: '3' }, { denominator: '40' }]) {
    const figure = sampleFigure({ id: 'few', state: 'withheld', printed: 'withheld', value: null, ...open })
    const sections = [sampleSection({ id: 'only' })]
    assert.match(documentFaults(sampleDocument({ figures: [figure], sections })).join(), /withheld and still carries/)
  }
})

test('links lead only where the public can go', () => {
  for (const href of ['https://example.org', 'mailto:a@example.org', '/reports', '#adults']) {
    assert.deepEqual(withRun({ kind: 'link', text: 'here', href }), [], href)
  }
  for (const href of ['javascript:alert(1)', '//example.org', 'data:text/html,x', 'file:///etc/passwd']) {
    assert.match(withRun({ kind: 'link', text: 'here', href }).join(), /not for the public/, href)
  }
})
