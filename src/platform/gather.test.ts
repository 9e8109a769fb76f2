import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { gather } from './gather.ts'

/** Readings that end when they are told to. */
function heldReadings() {
  const readings: { keys: readonly string[]; end: () => void; fail: () => void }[] = []
  const read = (keys: readonly string[]): Promise<readonly string[]> => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>()
    readings.push({ keys, end: () => resolve(keys.map(key => `of ${key}`)), fail: () => reject(new Error('broken')) })
    return promise
  }
  return { readings, read }
}
const turn = () => new Promise(done => setImmediate(done))

test('what is asked for in one turn is read in one go, and each asker gets their own answer', async () => {
  const { readings, read } = heldReadings()
  const ask = gather(read)
  const answers = Promise.all([ask('a'), ask('b'), ask('a')])
  await turn()
  assert.deepEqual(
    readings.map(({ keys }) => keys),
    [['a', 'b', 'a']],
  )
  readings[0]?.end()
  assert.deepEqual(await answers, ['of a', 'of b', 'of a'])
})

test('what is asked for during a reading is read afterwards, never from the one under way', async () => {
  const { readings, read } = heldReadings()
  const ask = gather(read, { milliseconds: () => 0 })
  const first = ask('a')
  await turn()
  const later = Promise.all([ask('a'), ask('b')])
  await turn()
  assert.equal(readings.length, 1)
  readings[0]?.end()
  await first
  await turn()
  assert.deepEqual(readings[1]?.keys, ['a', 'b'])
  readings[1]?.end()
  assert.deepEqual(await later, ['of a', 'of b'])
})

test('a reading that is late does not hold up whoever asks next, or those who wait already', async () => {
  const { readings, read } = heldReadings()
  let now = 0
  const ask = gather(read, { milliseconds: () => now })
  const stuck = ask('a')
  await turn()
  const waiting = ask('b')
  now = 30
  const next = ask('c')
  await turn()
  readings[1]?.end()
  assert.deepEqual(await Promise.all([waiting, next]), ['of b', 'of c'])
  readings[0]?.end()
  assert.equal(await stuck, 'of a')
})

test('as many readings go on at the same time as were allowed', async () => {
  const { readings, read } = heldReadings()
  const ask = gather(read, { atOnce: 2, milliseconds: () => 0 })
  const answers: Promise<string>[] = []
  for (const key of ['a', 'b', 'c']) {
    answers.push(ask(key))
    await turn()
  }
  assert.equal(readings.length, 2)
  readings[1]?.end()
  await turn()
  await turn()
  assert.equal(readings.length, 3)
  for (const reading of readings) reading.end()
  assert.deepEqual(await Promise.all(answers), ['of a', 'of b', 'of c'])
})

test('no more is read in one go than was allowed: the rest comes next', async () => {
  const { readings, read } = heldReadings()
  const ask = gather(read, { most: 2, milliseconds: () => 0 })
  const answers = Promise.all(['a', 'b', 'c'].map(ask))
  await turn()
  readings[0]?.end()
  await turn()
  await turn()
  readings[1]?.end()
  assert.deepEqual(await answers, ['of a', 'of b', 'of c'])
  assert.deepEqual(
    readings.map(({ keys }) => keys),
    [['a', 'b'], ['c']],
  )
})

test('a reading that fails fails for those in it alone', async () => {
  const { readings, read } = heldReadings()
  const ask = gather(read)
  const first = ask('a')
  await turn()
  const second = ask('b')
  readings[0]?.fail()
  await assert.rejects(first, /broken/)
  await turn()
  readings[1]?.end()
  assert.equal(await second, 'of b')
})

test('whatever is asked in whatever order, everybody gets the answer to their own question', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 40 }), async questions => {
      const ask = gather(async (keys: readonly string[]) => {
        await turn()
        return keys.map(key => `of ${key}`)
      })
      const answers: Promise<string>[] = []
      for (const [key, isLater] of questions) {
        if (isLater) await turn()
        answers.push(ask(key))
      }
      assert.deepEqual(
        await Promise.all(answers),
        questions.map(([key]) => `of ${key}`),
      )
    }),
    { numRuns: 50 },
  )
})
