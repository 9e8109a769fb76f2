import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertNoSidewaysScroll } from './browser.ts'
import { beSomebody, follow, walks } from './walk.ts'

const demonstration = await openDemonstration()
const origin = await demonstration.origin()
const walk = walks()
const published = await readFile(new URL('../../demo/data/published-2023-24/kpi-matrix.csv', import.meta.url), 'utf8')

for (const script of [true, false]) {
  const how = script ? 'with script' : 'without script'

  test(`the business manager goes from the matrix to an agency, an indicator and the file, ${how}`, async () => {
    await walk('matrix', { script }, async page => {
      await beSomebody(page, origin, 'Imelda Farrow')
      await follow(page, 'Training')
      assert.equal(await page.locator('td.kith-cell').count(), 272)
      await page.getByLabel('Count a shortfall in').selectOption('points')
      await page.getByRole('button', { name: 'Apply' }).press('Enter')
      await page.getByText('which is not in force').waitFor()
      await follow(page, 'Larkfield Homecare')
      await page.getByRole('heading', { level: 1, name: 'Larkfield Homecare' }).waitFor()
      await page.goBack()
      await page.locator('table.kith-matrix thead a, table thead th a').first().press('Enter')
      await page.waitForURL(/\/training\/indicators\/indicators\//)
      await follow(page, 'Training')
      assert.match(await download(page, 'Download as CSV'), /^\uFEFF?"?\w+/)
    })
  })

  test(`a file with faults is refused with each fault named, and the corrected file is accepted, ${how}`, async () => {
    await walk('upload', { script }, async page => {
      await beSomebody(page, origin, 'Imelda Farrow')
      await follow(page, 'Send figures')
      const faulty = published.replace('1.1,85,Larkfield Homecare,100', '1.1,85,Larkfeld Homecare,lots')
      assert.notEqual(faulty, published)
      await sendFile(page, faulty)
      const found = page.locator('main')
      await found.getByText('Larkfeld Homecare').first().waitFor()
      assert.match((await found.textContent()) ?? '', /lots/)
      assert.match(await download(page, 'Download as CSV'), /Larkfeld Homecare/)

      await follow(page, 'Send figures')
      await sendFile(
        page,
        published.replace('1.1,85,Larkfield Homecare,100', `1.1,85,Larkfield Homecare,${script ? 64 : 63}`),
      )
      await page.getByText('1 that was approved would get another value').waitFor()
      await page.getByLabel('Why does an approved figure change?').fill('A register came late.')
      await page.getByRole('button', { name: 'Accept these figures' }).press('Enter')
      await page.getByText('The figures are accepted').waitFor()
      await follow(page, 'See the training indicators')
      assert.match((await page.locator('main').textContent()) ?? '', script ? /64 below/ : /63 below/)
    })
  })
}

test('on a phone the matrix is one agency or one indicator at a time, and nothing scrolls sideways', async () => {
  await walk('phone', { width: 320 }, async page => {
    await beSomebody(page, origin, 'Imelda Farrow')
    for (const path of ['/', '/training/indicators', '/measures', '/structure']) {
      await page.goto(`${origin}${path}`)
      await assertNoSidewaysScroll(page)
    }
    await page.goto(`${origin}/training/indicators`)
    await page.locator('main').getByRole('link', { name: 'Larkfield Homecare' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'Larkfield Homecare' }).waitFor()
  })
})

test('the structure is shown as at two days, and what changed between them is named', async () => {
  await walk('structure', { script: false }, async page => {
    await beSomebody(page, origin, 'Priscilla Thorne')
    const groupsOn = async (day: string): Promise<string> => {
      await page.goto(`${origin}/structure?on=${day}`)
      return (await page.locator('main').textContent()) ?? ''
    }
    assert.notEqual(await groupsOn('2024-03-31'), await groupsOn('2024-04-01'))
    await page.goto(`${origin}/structure/compare`)
    await page.getByRole('heading', { level: 1 }).waitFor()
  })
})

async function sendFile(page: Page, content: string): Promise<void> {
  const file = { name: 'matrix.csv', mimeType: 'text/csv', buffer: Buffer.from(content) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Send the file' }).press('Enter')
  await page.waitForURL(/\/intake\/files\//)
}

async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name }).first().click()
  return readFile(await (await waiting).path(), 'utf8')
}
