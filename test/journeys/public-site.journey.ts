import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { silentLog } from '#platform/log.ts'
import { cloneTestDatabase } from '#platform/testing/database.ts'
import { assetUrl, builtAssetsFolder } from '#platform/ui/assets.ts'
import { createPublicSite } from '#publishing/public-site'
import { buildAssets } from '../../scripts/build-assets.mjs'
import { renderFormat } from '../../src/publishing/renderers/release-files.ts'
import { sampleDocument } from '../../src/publishing/testing/sample-document.ts'
import { assertAccessible, assertNoSidewaysScroll, launchBrowser } from './browser.ts'

const database = await cloneTestDatabase()
await buildAssets()
const site = await createPublicSite({
  database: database.as('kith_public'),
  log: silentLog(),
  production: false,
  assets: assetUrl,
  assetsFolder: builtAssetsFolder,
})
let origin: string
let browser: Browser

before(async () => {
  const document = sampleDocument()
  const [release] = await database.owner<{ release_id: string }>(
    `insert into published.release (partnership_id, partnership_name, address, title, period, is_demonstration, published_at, document)
     values (uuidv7(), $1, '/reports/2023-24', $2, $3, true, now(), $4) returning release_id`,
    [document.partnership, document.title, document.period, JSON.stringify(document)],
  )
  for (const { name, mediaType, content } of renderFormat(document, 'open-data').files)
    await database.owner(
      'insert into published.release_file (release_id, name, media_type, content) values ($1, $2, $3, $4)',
      [release?.release_id, name, mediaType, content],
    )
  origin = await site.listen({ port: 0, host: '127.0.0.1' })
  browser = await launchBrowser()
})

after(async () => {
  await browser.close()
  await site.close()
})

async function onPage(
  path: string,
  { width = 1280, javaScriptEnabled = true },
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(`${origin}${path}`)
  await work(page)
  await context.close()
}

const PATHS = [
  '/',
  '/reports',
  '/open-data',
  '/open-data/reports/2023-24',
  '/open-data/reports/2023-24/financial-years',
  '/accessibility',
  '/privacy',
  '/contact',
  '/reports/2023-24/adults',
  '/reports/2023-24/whole',
  '/reports/2023-24/figures',
  '/reports/2023-24/figures/enquiry-share',
  '/reports/2023-24/errata',
  '/reports/2023-24/search?q=concerns',
  '/nothing',
]

for (const width of [1280, 320]) {
  test(`every public page is accessible and does not scroll sideways, ${width} wide`, async () => {
    for (const path of PATHS) {
      await onPage(path, { width }, async page => {
        await assertAccessible(page)
        await assertNoSidewaysScroll(page)
      })
    }
  })

  test(`with script a figure opens where it stands, takes the focus and gives it back, ${width} wide`, async () => {
    await onPage('/reports/2023-24/adults', { width }, async page => {
      const figure = page.locator('main a.kith-figure').first()
      await figure.click()
      const panel = page.locator('.kith-provenance')
      assert.match((await panel.textContent()) ?? '', /Avonvale Council, concerns register, revision 3/)
      assert.equal(await page.locator('.kith-provenance:focus').count(), 1)
      await assertAccessible(page)
      await page.keyboard.press('Escape')
      assert.equal(await panel.count(), 0)
      assert.equal(await page.locator('main a.kith-figure:focus').count(), 1)
    })
  })
}

test('without script a figure leads to its own page, and the report can be searched', async () => {
  await onPage('/reports/2023-24/adults', { javaScriptEnabled: false }, async page => {
    await page.locator('main a.kith-figure').first().click()
    assert.equal(new URL(page.url()).pathname, '/reports/2023-24/figures/concerns')
    await page.goBack()
    await page.getByLabel('Search this report').fill('timetable four working days')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByText('Nothing has all the words').waitFor()
    await page.getByLabel('Search this report').fill('four working days')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'What we will do' }).click()
    assert.equal(new URL(page.url()).hash, '#what-next')
  })
})
