import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'

// With its package's own arguments the bundled browser crashes when a context closes; with these it does not.
const BUNDLED_ARGUMENTS = [
  '--no-sandbox',
  '--headless=shell',
  '--disable-dev-shm-usage',
  '--use-gl=angle',
  '--use-angle=swiftshader',
]
const SYSTEM_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Opens CHROMIUM_PATH, or the browser that comes with the dependencies, or on other processors the system's. */
export async function launchBrowser(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH']
  if (given) return chromium.launch({ executablePath: given, args: SYSTEM_ARGUMENTS })
  if (process.arch === 'x64' && process.platform === 'linux') {
    // Read when the package is imported: it then unpacks the system libraries that a bare machine lacks.
    process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs24.x'
    const { default: bundled } = await import('@sparticuz/chromium')
    return chromium.launch({ executablePath: await bundled.executablePath(), args: BUNDLED_ARGUMENTS })
  }
  const system = SYSTEM_BROWSERS.find(path => existsSync(path))
  assert.ok(system, 'No browser was found. Install Chromium, or give its path as CHROMIUM_PATH')
  return chromium.launch({ executablePath: system, args: SYSTEM_ARGUMENTS })
}

const screenshots = fileURLToPath(new URL('../../var/screenshots/', import.meta.url))
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

export async function assertAccessible(page: Page): Promise<void> {
  // Pages have no frames, so that nothing is gained by the page of its own that the other mode opens to join results.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()
  const faults = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(node => `${id}: ${help}: ${node.html.slice(0, 200)}`),
  )
  assert.deepEqual(faults, [], `${page.url()} is not accessible at ${page.viewportSize()?.width} pixels`)
}

/** Nothing may be wider than the window, save what scrolls in a box of its own. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate('document.documentElement.scrollWidth')
  assert.equal(width, page.viewportSize()?.width, `${page.url()} scrolls sideways`)
}

/** Runs `work` on a page, and keeps a picture of what it looked like under `var/screenshots` when it fails. */
export async function pictured<T>(page: Page, name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const path = `${screenshots}${name.replace(/[^\w.-]+/g, '-')}-${page.viewportSize()?.width}.png`
    const isKept = await page.screenshot({ path, fullPage: true }).then(
      () => true,
      () => false,
    )
    if (isKept && error instanceof Error) error.message += `\nsee ${path}`
    throw error
  }
}
