import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assetUrl, builtAssetsFolder } from '#platform/ui/assets.ts'
import { buildAssets } from '../../scripts/build-assets.mjs'
import { type GalleryPage, galleryPages } from '../fixtures/gallery/gallery.ts'
import { assertAccessible, assertNoSidewaysScroll, launchBrowser } from './browser.ts'

const POLICY =
  "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data:; manifest-src 'self'; script-src 'self'; style-src 'self'; form-action 'self'"
const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

let browser: Browser
let server: Server
let origin: string
let posts: string[] = []

before(async () => {
  await buildAssets()
  browser = await launchBrowser()
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gallery')
    if (request.method === 'POST') {
      posts.push(pathname)
      const expiresAt = new Date(Date.now() + 60 * 60_000).toISOString()
      response.end(JSON.stringify({ savedAt: '4:48pm', expiresAt }))
    } else if (pathname.startsWith('/assets/')) {
      response.setHeader('content-type', TYPES[extname(pathname)] ?? 'text/plain')
      response.end(await readFile(`${builtAssetsFolder}${pathname.slice('/assets/'.length)}`))
    } else {
      const draw = galleryPages[pathname.slice(1) as GalleryPage]
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.setHeader('content-security-policy', POLICY)
      response.end(draw(assetUrl))
    }
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

after(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

async function inPage(
  options: { width?: number; script?: boolean },
  act: (page: Page) => Promise<void>,
): Promise<void> {
  const { width = 1280, script = true } = options
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: script })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', error => complaints.push(error.message))
  try {
    posts = []
    await act(page)
    assert.deepEqual(complaints, [])
  } finally {
    await context.close()
  }
}

for (const width of [1280, 320]) {
  test(`every component is accessible and fits at ${width} pixels`, async () => {
    await inPage({ width }, async page => {
      for (const name of Object.keys(galleryPages)) {
        await page.goto(`${origin}/${name}`)
        await assertNoSidewaysScroll(page)
        await assertAccessible(page)
      }
    })
  })
}

const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement.className')

test('a figure opens its origin in place, focus moves in, and Escape gives it back', async () => {
  for (const width of [1280, 320]) {
    await inPage({ width }, async page => {
      await page.goto(`${origin}/public`)
      const figure = page.getByRole('link', { name: '1,603' })
      await figure.press('Enter')
      assert.equal(await focused(page), 'kith-provenance')
      assert.equal(await figure.getAttribute('aria-expanded'), 'true')
      await assertAccessible(page)
      await page.keyboard.press('Escape')
      assert.equal(await focused(page), 'kith-figure')
      assert.equal(await page.locator('.kith-provenance').count(), 0)

      await figure.click()
      await page.getByRole('link', { name: '1,086' }).click()
      assert.equal(await page.locator('.kith-provenance').count(), 1)
      await page.getByRole('button', { name: 'Close' }).click()
      assert.equal(await focused(page), 'kith-figure')
    })
  }
})

test('without script a figure leads to its own page, and the whole menu shows', async () => {
  await inPage({ script: false, width: 320 }, async page => {
    await page.goto(`${origin}/public`)
    await page.getByRole('link', { name: '1,603' }).click()
    assert.equal(new URL(page.url()).hash, '#figure')
    await page.goto(`${origin}/inbox`)
    assert.ok(await page.getByRole('link', { name: 'Annual report' }).isVisible())
  })
})

test('on a phone the menu opens and closes with its button', async () => {
  await inPage({ width: 320 }, async page => {
    await page.goto(`${origin}/inbox`)
    const item = page.getByRole('link', { name: 'Annual report' })
    assert.equal(await item.isVisible(), false)
    await page.getByRole('button', { name: 'Menu' }).click()
    assert.ok(await item.isVisible())
  })
})

test('a draft is saved two seconds after the last key, and the page says when', async () => {
  await inPage({}, async page => {
    await page.clock.install({ time: '2024-05-08T15:47:00Z' })
    await page.goto(`${origin}/form`)
    await page.getByLabel('What happened?').fill('Seen twice')
    await page.clock.fastForward(2100)
    await page.getByText('Draft saved at 4:48pm.').waitFor()
    assert.deepEqual(posts, ['/draft'])
  })
})

test('two minutes before a session ends its reader can stay signed in', async () => {
  await inPage({}, async page => {
    await page.clock.install({ time: Date.now() })
    await page.goto(`${origin}/small-parts`)
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.clock.fastForward('13:05')
    await page.getByRole('heading', { name: /^You will be signed out at \d+:\d\d[ap]m$/ }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.deepEqual(posts, ['/session/extend'])
  })
})

test('the error summary takes focus and leads to the field', async () => {
  await inPage({}, async page => {
    await page.goto(`${origin}/form`)
    assert.equal(await focused(page), 'govuk-error-summary')
    await page.getByRole('link', { name: 'The day it happened must include a month' }).click()
    assert.equal(await page.evaluate('document.activeElement.name'), 'happened-month')
  })
})
