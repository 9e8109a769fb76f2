import assert from 'node:assert/strict'
import { test } from 'node:test'
import { figureJson, type MeasureQuestion, parsePeriod, showMeasure } from '#indicators'
import type { Actor } from '#platform/auth/actor.ts'
import type { PublishedFigure } from '#publishing'
import { catalogue } from '../src/catalogue.ts'
import { openDemonstration } from './fixtures/demonstration/demonstration.ts'

const demonstration = await openDemonstration()
const manager = demonstration.person('Imelda Farrow')
const actor: Actor = {
  id: `person:${manager.personId}`,
  name: manager.name,
  partnershipId: manager.partnershipId,
  partnershipName: manager.partnershipName,
  roles: manager.roles,
}
const rows = await demonstration.database.owner<{ document: { figures: PublishedFigure[] } }>(
  `select document from published.release where address = '/reports/2023-24'`,
)
const figures = rows[0]?.document.figures ?? []
const agencies = new Map(
  (
    await demonstration.database.owner<{ agency_id: string; name: string }>(
      'select agency_id, name from agency where partnership_id = $1',
      [manager.partnershipId],
    )
  ).map(row => [row.agency_id, row.name]),
)

/** `CODE@PERIOD`, `CODE@PERIOD@AGENCY`, `CODE@PERIOD@change`, each perhaps followed by `:numerator` or `:denominator`. */
function partsOf({ id, code, periodCode }: PublishedFigure) {
  const [whole = '', facet = 'value'] = id.split(':')
  const dimension = whole.slice(`${code}@${periodCode}`.length + 1)
  return { facet, dimension }
}

async function numberOf(question: MeasureQuestion, facet: string): Promise<number | null> {
  const shown = await demonstration.app.transaction(actor, tx => showMeasure(tx, catalogue, question))
  const json = figureJson(shown)
  return facet === 'numerator' ? json.numerator : facet === 'denominator' ? json.denominator : json.value
}

test('the published report prints many figures', () => {
  assert.ok(figures.length > 300, `${figures.length} figures`)
})

test('each figure of the published report equals what `measure show` says, or is marked withheld', async () => {
  const wrong: string[] = []
  let compared = 0
  for (const figure of figures) {
    const { facet, dimension } = partsOf(figure)
    if (figure.state === 'withheld') {
      if (figure.value !== null || /\d/.test(figure.printed))
        wrong.push(`${figure.id} is withheld and shows ${figure.printed}`)
      continue
    }
    if (dimension === 'change' || dimension === 'percentage-change') continue
    const agency = agencies.get(dimension)
    const question = {
      code: figure.code,
      period: parsePeriod(figure.periodCode),
      asAt: Temporal.PlainDate.from('2024-03-31'),
      ...(agency === undefined ? {} : { area: agency }),
    }
    const number = await numberOf(question, facet)
    const printed = figure.value === null ? null : Number(figure.value)
    if (printed !== number) wrong.push(`${figure.id} prints ${printed}, measure show says ${number}`)
    compared++
  }
  assert.deepEqual(wrong, [])
  assert.ok(compared > 300, `${compared} compared`)
})

test('each printed change is the difference of the two figures beside it', () => {
  const byId = new Map(figures.map(figure => [figure.id, figure]))
  const changes = figures.filter(figure => partsOf(figure).dimension === 'change' && figure.state !== 'withheld')
  assert.ok(changes.length >= 10)
  for (const change of changes) {
    const current = byId.get(`${change.code}@12m-to-2024-03`)
    const previous = byId.get(`${change.code}@12m-to-2023-03`)
    assert.equal(Number(change.value), Number(current?.value) - Number(previous?.value), change.id)
  }
})
