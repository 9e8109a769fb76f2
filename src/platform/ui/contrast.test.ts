import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { CHART_COLOURS, seriesStyle } from '#platform/charts/theme.ts'

const source = await readFile(new URL('../../../assets/styles/_colours.scss', import.meta.url), 'utf8')
const colours = new Map(
  [...source.matchAll(/["']([\w-]+)["']: (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
)

// WCAG 2.2, relative luminance and contrast ratio.
function luminance(name: string): number {
  const hex = colours.get(name)
  assert.ok(hex, `there is no colour named ${name}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function ratio(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const TEXT: ReadonlyArray<readonly [text: string, ground: string]> = [
  ...['white', 'paper', 'petrol-100', 'petrol-50', 'gold-100', 'focus'].map(ground => ['ink', ground] as const),
  ...['white', 'paper', 'petrol-50'].map(ground => ['muted', ground] as const),
  ...['white', 'paper', 'petrol-100', 'petrol-50', 'gold-100'].map(ground => ['petrol-700', ground] as const),
  ...['red', 'amber', 'green', 'slate', 'purple'].map(tone => [tone, `${tone}-tint`] as const),
  ...['red', 'amber', 'green', 'purple'].map(tone => [tone, 'white'] as const),
  ...['below', 'close', 'met'].map(state => [`cell-${state}-text`, `cell-${state}`] as const),
  ...['heat-2', 'heat-3', 'heat-4', 'heat-5'].map(ground => ['ink', ground] as const),
  ['white', 'petrol-900'],
  ['white', 'petrol-700'],
  ['gold-700', 'white'],
  ['gold-800', 'gold-100'],
]

test('every text stands at least 4.5 to 1 from what is behind it', () => {
  for (const [text, ground] of TEXT) {
    const measured = ratio(text, ground)
    assert.ok(measured >= 4.5, `${text} on ${ground} is only ${measured.toFixed(2)} to 1`)
  }
})

test('every edge, mark and line that carries meaning stands at least 3 to 1 from its ground', () => {
  const marks = [
    'line-strong',
    'gold-600',
    'petrol-700',
    'red',
    'chart-1',
    'chart-2',
    'chart-3',
    'chart-4',
    'chart-bar',
  ]
  for (const mark of [...marks, 'chart-common']) assert.ok(ratio(mark, 'white') >= 3, mark)
  assert.ok(ratio('gold-300', 'petrol-900') >= 3)
  assert.ok(ratio('purple', 'heat-5') >= 3)
  assert.ok(ratio('focus', 'ink') >= 3)
})

test('charts are drawn in the colours of the pages', () => {
  const known = new Set(colours.values())
  const drawn = [...Object.values(CHART_COLOURS), ...[0, 1, 2, 3].map(index => seriesStyle(index).colour)]
  assert.deepEqual(
    drawn.filter(colour => !known.has(colour)),
    [],
  )
})

test('the three colours of a judged cell stay apart in grey', () => {
  const order = ['cell-below', 'cell-close', 'cell-met'].map(luminance)
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  )
  assert.ok(ratio('cell-below', 'cell-close') >= 3)
  assert.ok(luminance('cell-met') - luminance('cell-close') >= 0.05)
})
