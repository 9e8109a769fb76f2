import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { beSomebody, walks } from './walk.ts'

const demonstration = await openDemonstration()
const origin = await demonstration.origin()
const walk = walks()

const PAGES = [
  { name: 'signing in', path: '/sign-in', who: undefined },
  { name: 'home', path: '/', who: 'Imelda Farrow' },
  { name: 'the matrix', path: '/training/indicators', who: 'Imelda Farrow' },
  { name: 'the editor of a report', path: '/annual-reports/2024-25/sections/about', who: 'Imelda Farrow' },
] as const
const WIDTHS = [1280, 360] as const

for (const { name, path, who } of PAGES)
  for (const width of WIDTHS)
    test(`Tab leads through all of ${name} in the order of the page and out again, each stop seen and uncovered, at ${width} pixels`, async () => {
      await walk(`keyboard-${name}`, { width }, async page => {
        if (who) await beSomebody(page, origin, who)
        if (path.startsWith('/annual-reports')) await startReport(page)
        await page.goto(`${origin}${path}`)
        await page.waitForLoadState('networkidle')
        await walkThrough(page)
      })
    })

async function startReport(page: Page): Promise<void> {
  await page.goto(`${origin}/annual-reports`)
  const year = page.getByLabel('Financial year')
  if ((await year.locator('option[value="2024-25"]').count()) === 0) return
  await year.selectOption('2024-25')
  await page.getByRole('button', { name: 'Start the report' }).press('Enter')
  await page.waitForURL(/2024-25/)
}

interface Stop {
  readonly at: number
  readonly what: string
  readonly isSeen: boolean
  readonly isCovered: boolean
}

/** Presses Tab until focus leaves the page. */
async function walkThrough(page: Page): Promise<void> {
  const stops: Stop[] = []
  const most: number = await page.evaluate(NUMBER_STOPS)
  for (let pressed = 0; pressed <= most + 5; pressed++) {
    await page.keyboard.press('Tab')
    const stop: Stop | null = await page.evaluate(LOOK)
    if (!stop) break
    if (stop.at === stops[0]?.at) break
    stops.push(stop)
  }
  const faults = stops.flatMap((stop, index) => {
    const before = stops[index - 1]
    return [
      ...(stop.isSeen ? [] : [`focus is not seen on ${stop.what}`]),
      ...(stop.isCovered ? [`covered: ${stop.what}`] : []),
      ...(before && before.at >= stop.at ? [`${stop.what} comes after ${before.what}`] : []),
    ]
  })
  assert.deepEqual(faults, [])
  assert.ok(stops.length > 5 && stops.length <= most, `${stops.length} stops of at most ${most}`)
  const reached = new Set(stops.map(({ at }) => at))
  const missed: string[] = await page.evaluate(MISSED(JSON.stringify([...reached])))
  assert.deepEqual(missed, [])
}

const FOCUSABLE = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'

/** Numbers what Tab may stop at, and notes how each looks without focus. */
const NUMBER_STOPS = `{
  const all = [...document.querySelectorAll('${FOCUSABLE}')]
  window.looks = new Map(all.map((element, at) => [element, { at, look: lookOf(element) }]))
  function lookOf(element) {
    const { outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor } = getComputedStyle(element)
    return [outlineStyle, outlineWidth, outlineColor, boxShadow, backgroundColor, borderColor].join()
  }
  // A choice's own box is transparent: what is drawn, and changes, is beside it.
  window.lookNow = element => lookOf(element) + [...(element.labels ?? [])].map(label => getComputedStyle(label, '::before').boxShadow + getComputedStyle(label, '::before').outline).join()
  for (const [element, known] of window.looks) known.look = window.lookNow(element)
  all.length
}`

const LOOK = `(() => {
  const element = document.activeElement
  const known = window.looks.get(element)
  if (!known) return null
  // A link over several lines has a box for each, and may begin with an empty one.
  const [box] = [...element.getClientRects()].sort((one, other) => other.width * other.height - one.width * one.height)
  const [x, y] = [box.x + Math.min(box.width, innerWidth - box.x) / 2, box.y + box.height / 2]
  const top = document.elementFromPoint(x, y)
  const own = top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some(label => label.contains(top)))
  return {
    at: known.at,
    what: element.outerHTML.slice(0, 120),
    isSeen: window.lookNow(element) !== known.look && box.width > 0 && box.height > 0,
    isCovered: !own,
  }
})()`

/** What can be seen and used and was no stop; of radio buttons one is a stop for all. */
const MISSED = (reached: string): string => `(() => {
  const reached = new Set(${reached})
  return [...window.looks].filter(([element, { at }]) => !reached.has(at) && element.type !== 'radio' && !element.disabled && element.checkVisibility({ visibilityProperty: true })).map(([element]) => element.outerHTML.slice(0, 120))
})()`
