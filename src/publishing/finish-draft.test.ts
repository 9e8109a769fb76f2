import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DISCLOSURE_PROFILES, whole } from '#indicators'
import type { PublishedDocument } from './document.ts'
import { documentFaults } from './document-faults.ts'
import type { FoundFigures } from './draft.ts'
import { type Finished, finishDraft } from './finish-draft.ts'
import { areas, countOf, draftOf, foundFigure, foundOf, observed, shareOf } from './testing/draft.ts'

type Done = Extract<Finished, { outcome: 'finished' }>

function finished(found: FoundFigures, ids = [...found.figures.keys()]): Done {
  const result = finishDraft(draftOf(ids), found, DISCLOSURE_PROFILES['public-local'])
  assert.ok(result.outcome === 'finished')
  return result
}

const printed = ({ figures }: PublishedDocument): Record<string, string> =>
  Object.fromEntries(figures.map(figure => [figure.id, figure.printed]))

test('a heading below which there was nothing to draw is left out', () => {
  const draft = draftOf(['all'])
  const [top] = draft.sections
  assert.ok(top)
  const empty = {
    id: 'empty',
    heading: 'Empty',
    blocks: [{ kind: 'drawn', words: '', draw: () => [] }],
    sections: [],
  } as const
  const finished = finishDraft(
    { ...draft, sections: [{ ...top, sections: [empty] }] },
    foundOf([countOf('all', 1603)]),
    DISCLOSURE_PROFILES['public-local'],
  )
  assert.ok(finished.outcome === 'finished')
  assert.deepEqual(finished.document.sections[0]?.sections, [])
})

test('what the figures say is printed wherever the draft names them, and each is in the register once', () => {
  const { document } = finished(areas(300, 500, 400))
  assert.deepEqual(printed(document), {
    north: '300',
    south: '500',
    east: '400',
    all: '1,200',
    share: '25.0%',
    reviews: '2',
  })
  const text = JSON.stringify(document.sections)
  assert.equal(text.match(/"text":"1,200"/g)?.length, 5)
  assert.deepEqual(documentFaults(document), [])
})

test('a small count is withheld with the one that would give it away, in prose, tables, pictures and the register', () => {
  const { document, shown } = finished(areas(3, 12, 400))
  assert.equal(printed(document)['north'], '[c]')
  assert.equal(printed(document)['south'], '[c]')
  assert.equal(printed(document)['east'], '400')
  assert.deepEqual(
    shown.filter(cell => cell.shown === 'withheld').map(cell => cell.id),
    ['north', 'south'],
  )
  assert.deepEqual(documentFaults(document), [])
})

test('readers cannot tell apart two drafts that differ only in what is withheld', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 5, max: 90 }),
      fc.integer({ min: 100, max: 900 }),
      (small, middle, large) => {
        const one = finished(areas(small, middle, large))
        const other = finished(
          areas(small === 4 ? 3 : small + 1, small === 4 ? middle + 1 : Math.max(middle - 1, 0), large),
        )
        fc.pre(middle > 5 || small === 4)
        assert.deepEqual(one.document, other.document)
      },
    ),
    { numRuns: 50 },
  )
})

test('a share that is withheld is listed without its base, so that the document is in order', () => {
  const { document } = finished(foundOf([shareOf('share', 48, 50)]))
  const [share] = document.figures
  assert.equal(share?.state, 'withheld')
  assert.deepEqual([share?.value, share?.numerator, share?.denominator], [null, null, null])
  assert.deepEqual(documentFaults(document), [])
})

test('a share is listed with its base, and its parts where they are printed themselves', () => {
  const { document } = finished(foundOf([shareOf('share', 300, 1200)]), ['share', 'share:numerator'])
  assert.deepEqual(
    document.figures.map(figure => [figure.id, figure.printed, figure.numerator, figure.denominator]),
    [
      ['share', '25.0%', '300', '1,200'],
      ['share:numerator', '300', null, null],
    ],
  )
})

test('a figure that the draft does not print is not in the register', () => {
  assert.deepEqual(printed(finished(areas(300, 500, 400), ['all']).document), { all: '1,200' })
})

test('what is not a number says so in words, and has no value', () => {
  const { document } = finished(foundOf([foundFigure('none', observed({ state: 'not-applicable' }))]))
  const [figure] = document.figures
  assert.deepEqual([figure?.printed, figure?.value, figure?.valueState], ['Not applicable', null, 'not-applicable'])
})

test('a count that an earlier release withheld stays withheld', () => {
  const earlier = [{ id: 'north', count: 30, protects: 'people', shown: 'withheld' }] as const
  const result = finishDraft(draftOf(['north']), areas(30, 50, 40), DISCLOSURE_PROFILES['public-local'], earlier)
  assert.ok(result.outcome === 'finished')
  assert.equal(printed(result.document)['north'], '[c]')
})

test('a draft that names a figure which was not found is a defect', () => {
  assert.throws(() => finished(foundOf([countOf('a', 7)]), ['b']), /names the figure b, which was not found/)
})

test('an exact large count is printed digit for digit', () => {
  const big = foundFigure('big', observed({ state: 'value', value: whole(9007199254740991n) }))
  assert.equal(printed(finished(foundOf([big])).document)['big'], '9,007,199,254,740,991')
})
