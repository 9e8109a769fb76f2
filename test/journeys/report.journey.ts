import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible, assertNoSidewaysScroll } from './browser.ts'
import { beSomebody, follow, walks } from './walk.ts'

const demonstration = await openDemonstration()
const origin = await demonstration.origin()
const publicOrigin = await demonstration.publicOrigin()
const walk = walks()
const CODE = 'training.sessions.delivered'

test('a reader of the published report opens where a figure comes from, and takes the PDF and the data', async () => {
  await walk('public-report', { width: 360 }, async page => {
    await page.goto(`${publicOrigin}/reports/2023-24/adults`)
    await assertNoSidewaysScroll(page)
    const figure = page.locator('main a.kith-figure', { hasText: '1,603' }).first()
    await figure.press('Enter')
    await page.locator('.kith-provenance').getByText('known on 31 March 2024').first().waitFor()
    await assertAccessible(page)
    await page.keyboard.press('Escape')
    assert.equal((await download(page, /^PDF/)).subarray(0, 5).toString(), '%PDF-')
    assert.match((await download(page, /^All figures, CSV/)).toString(), /adult\.concerns\.received/)
  })
})

test('a figure that was wrong is put right by an erratum that every reader of its page sees', async () => {
  await walk('erratum-correction', { script: false }, async page => {
    await beSomebody(page, origin, 'Imelda Farrow')
    await page.goto(`${origin}/intake`)
    await sendFigure(page, 'measure,period,value\ntraining.topics,2023-24,28\n')
    await page.getByLabel('Why does an approved figure change?').fill('Two registers came late.')
    await page.getByRole('button', { name: 'Accept these figures' }).press('Enter')
    await page.getByText('The figures are accepted').waitFor()
    await page.goto(`${origin}/annual-reports/2023-24/corrections`)
    await follow(page, 'Different topics taught')
    await page.getByLabel('The figure was wrong').check()
    await page.getByLabel('Reason, as readers will see it').fill('Two registers came late.')
    await page.getByRole('button', { name: 'Publish the erratum' }).press('Enter')
    await page.getByText('The erratum is published').waitFor()
    await openPublic(page, '/reports/2023-24/errata')
    const said = page.getByText('Said 27. Now says 28. Two registers came late.')
    await said.first().waitFor()
    assert.ok(await said.first().isVisible())
    await page.goto(`${publicOrigin}/reports/2023-24`)
    assert.ok(await page.getByText('There is one.').first().isVisible())
  })
})

test('a figure that should not have been shown is withheld by an erratum, and its old value is nowhere any more', async () => {
  await walk('erratum', { script: false }, async page => {
    await beSomebody(page, origin, 'Imelda Farrow')
    await page.goto(`${origin}/annual-reports/2023-24`)
    await follow(page, 'Correct a figure')
    await page.getByLabel('Words in its name').fill('concerns received')
    await page.keyboard.press('Enter')
    await follow(page, 'Adult safeguarding concerns received')
    await page.getByLabel('It should not have been shown').check()
    await page.getByLabel('Reason, as readers will see it').fill('It was too close to a few people.')
    await page.getByRole('button', { name: 'Publish the erratum' }).press('Enter')
    await page.getByText('The erratum is published').waitFor()
    await openPublic(page, '/reports/2023-24/errata')
    await page.getByText('It was too close to a few people.').first().waitFor()
    for (const path of ['whole', 'data/figures.csv', 'errata']) {
      const answer = await page.request.get(`${publicOrigin}/reports/2023-24/${path}`)
      assert.equal(answer.status(), 200)
      assert.doesNotMatch(await answer.text(), /1,?603/, path)
    }
  })
})

test('on a phone somebody sends a return, writes a section and saves it, and nothing scrolls sideways', async () => {
  await walk('phone', { width: 360 }, async page => {
    await beSomebody(page, origin, 'Imelda Farrow')
    await page.goto(`${origin}/intake`)
    await sendFigure(page, 'measure,period,value\ntraining.topics,2023-24,lots of\n')
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.goto(`${origin}/annual-reports`)
    await page.getByLabel('Financial year').selectOption('2021-22')
    await page.getByRole('button', { name: 'Start the report' }).click()
    await page.getByRole('link', { name: 'About the partnership' }).first().click()
    await page.getByLabel('Words', { exact: true }).fill('Written on a bus.')
    await assertNoSidewaysScroll(page)
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Save the section' }).click()
    await page.getByText('is saved').waitFor()
  })
})

// After the erratum above: other reports that show the figure would give away what it withholds, and it would be refused.
for (const [script, year] of [
  [true, '2022-23'],
  [false, '2024-25'],
] as const) {
  test(`a report is started, written with a bound figure, checked, published and read, ${script ? 'with' : 'without'} script`, async () => {
    await walk('report', { script }, async page => {
      await beSomebody(page, origin, 'Imelda Farrow')
      await follow(page, 'Annual report')
      await page.getByLabel('Financial year').selectOption(year)
      await page.getByRole('button', { name: 'Start the report' }).press('Enter')
      await follow(page, 'About the partnership')
      await page
        .getByLabel('Words', { exact: true })
        .fill(`We held {{measure ${CODE} 2023-24}} sessions, not 12 of them.`)
      await page.getByRole('button', { name: 'Show how it reads' }).press('Enter')
      await page.locator('.kith-preview .kith-figure, .kith-preview a').filter({ hasText: /^76$/ }).first().waitFor()
      await page.getByText('is typed, so nobody can follow').waitFor()
      await page.getByLabel('Words', { exact: true }).fill(`We held {{measure ${CODE} 2023-24}} sessions.`)
      await page.getByRole('button', { name: 'Save the section' }).press('Enter')
      await page.getByText('is saved').waitFor()
      await follow(page, 'Check and publish')
      await page.getByRole('button', { name: 'Publish the report' }).press('Enter')
      await page.getByText('The report is published at').waitFor()
      await openPublic(page, `/reports/${year}`)
      await follow(page, 'About the partnership')
      await page.locator('main a.kith-figure', { hasText: /^76$/ }).first().waitFor()
      const whole = await page.request.get(`${publicOrigin}/reports/${year}/whole`)
      assert.doesNotMatch(await whole.text(), /1,603/, 'it shows what an erratum of an earlier report withholds')
    })
  })
}

async function sendFigure(page: Page, content: string): Promise<void> {
  const file = { name: 'topics.csv', mimeType: 'text/csv', buffer: Buffer.from(content) }
  await page.getByLabel('The file').setInputFiles(file)
  await page.locator('input[name=format][value=supplied-figures]').check()
  await page.getByRole('button', { name: 'Send the file' }).press('Enter')
  await page.waitForURL(/\/intake\/files\//)
}

/** The public site looks for what is new once a second. */
async function openPublic(page: Page, path: string): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 1_100))
  const answer = await page.goto(`${publicOrigin}${path}`)
  assert.equal(answer?.status(), 200)
  await page.reload()
}

async function download(page: Page, name: RegExp): Promise<Buffer> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return readFile(await (await waiting).path())
}
