import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DISCLOSURE_PROFILES, type PublishedCell } from '#indicators'
import { type Correction, correctDocument } from './correct-document.ts'
import type { PublishedDocument } from './document.ts'
import { documentFaults } from './document-faults.ts'
import type { DraftDocument, FoundFigures } from './draft.ts'
import { finishDraft } from './finish-draft.ts'
import { areas, draftOf } from './testing/draft.ts'

const IDS = ['north', 'south', 'east', 'all']

function made(found: FoundFigures, draft: DraftDocument = draftOf(IDS), kept: PublishedCell[] = []): PublishedDocument {
  const result = finishDraft(draft, found, DISCLOSURE_PROFILES['public-local'], kept)
  assert.ok(result.outcome === 'finished')
  return result.document
}

const because = (figureId: string, cause: Correction['cause'] = 'correction'): Correction => ({
  figureId,
  cause,
  reason: 'One return came late.',
  publishedOn: '2024-10-03',
})

const hidden = (id: string, count: number): PublishedCell => ({ id, count, protects: 'people', shown: 'withheld' })

test('a correction is printed everywhere, and its erratum says what was printed before', () => {
  const corrected = correctDocument(made(areas(310, 517, 403)), made(areas(311, 517, 403)), because('north'))
  const text = JSON.stringify([corrected.sections, corrected.figures])
  assert.ok(!/310|1,230/.test(text))
  assert.equal(text.match(/"text":"311"/g)?.length, 6)
  assert.deepEqual(corrected.errata, [
    {
      number: 1,
      publishedOn: '2024-10-03',
      figureId: 'north',
      place: 'Concerns',
      now: '311',
      reason: 'One return came late.',
      cause: 'correction',
      was: '310',
    },
    {
      number: 2,
      publishedOn: '2024-10-03',
      figureId: 'all',
      place: 'Concerns',
      now: '1,231',
      reason: 'It follows from erratum 1.',
      cause: 'correction',
      was: '1,230',
    },
  ])
  assert.deepEqual(
    corrected.figures.map(figure => figure.state),
    ['corrected', 'published', 'published', 'corrected'],
  )
  assert.deepEqual(documentFaults(corrected), [])
})

test('what does not follow from the correction stays as it was printed, also when the words of the draft have moved on', () => {
  const frozen = made(areas(310, 517, 403))
  const draft = draftOf(IDS)
  const reworded = { ...draft, sections: draft.sections.map(section => ({ ...section, heading: 'Other words' })) }
  const corrected = correctDocument(frozen, made(areas(311, 517, 403), reworded), because('north'))
  assert.deepEqual(
    corrected.sections.map(section => section.heading),
    ['Foreword', 'Concerns'],
  )
  assert.deepEqual(corrected.figures[1], frozen.figures[1])
})

test('a second correction leaves the errata of the first and adds only its own', () => {
  const first = correctDocument(made(areas(310, 517, 403)), made(areas(311, 517, 403)), because('north'))
  const second = correctDocument(first, made(areas(311, 518, 403)), because('south'))
  assert.deepEqual(
    second.errata.map(erratum => [erratum.number, erratum.figureId, erratum.now]),
    [
      [1, 'north', '311'],
      [2, 'all', '1,231'],
      [3, 'south', '518'],
      [4, 'all', '1,232'],
    ],
  )
})

test('one made for disclosure leaves no trace of the value, nor of what would give it back by subtraction', () => {
  const found = areas(317, 529, 641)
  const corrected = correctDocument(
    made(found),
    made(found, draftOf(IDS), [hidden('north', 317)]),
    because('north', 'disclosure'),
  )
  const text = JSON.stringify(corrected)
  assert.ok(!/317|529/.test(text))
  assert.match(text, /641/)
  assert.deepEqual(
    corrected.figures.map(figure => figure.state),
    ['withheld', 'withheld', 'published', 'published'],
  )
  assert.ok(corrected.errata.every(erratum => erratum.cause === 'disclosure' && !('was' in erratum)))
  assert.deepEqual(documentFaults(corrected), [])
})

test('one made for disclosure clears what earlier errata said of the figure', () => {
  const once = correctDocument(made(areas(317, 529, 641)), made(areas(318, 529, 641)), because('north'))
  assert.match(JSON.stringify(once.errata), /317/)
  const found = areas(318, 529, 641)
  const twice = correctDocument(once, made(found, draftOf(IDS), [hidden('north', 318)]), because('north', 'disclosure'))
  assert.ok(!/317|318|One return came late/.test(JSON.stringify(twice.errata.slice(0, 1))))
  assert.ok(!/317|318|529/.test(JSON.stringify(twice)))
})

test('a correction to a small count withholds it, and states no old value from which it could be worked out', () => {
  const corrected = correctDocument(made(areas(7, 529, 641)), made(areas(3, 529, 641)), because('north'))
  const text = JSON.stringify(corrected)
  assert.ok(!/529|1,177/.test(text))
  assert.ok(corrected.errata.every(erratum => erratum.cause === 'disclosure'))
})

test('a chart that shows what is withheld and cannot be made again is taken out', () => {
  const found = areas(317, 529, 641)
  const draft = draftOf(IDS)
  const bare = {
    ...draft,
    sections: draft.sections.map(section => ({ ...section, blocks: section.blocks.slice(0, 4) })),
  }
  const corrected = correctDocument(
    made(found),
    made(found, bare, [hidden('north', 317)]),
    because('north', 'disclosure'),
  )
  assert.ok(!/317|529/.test(JSON.stringify(corrected)))
  assert.match(JSON.stringify(corrected.sections), /A chart that stood here was taken out/)
})
