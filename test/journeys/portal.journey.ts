import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { mailedTo } from '#platform/testing/mailed.ts'
import { arrangeConcerns } from '../fixtures/demonstration/arrange-concerns.ts'
import { openDemonstration } from '../fixtures/demonstration/demonstration.ts'
import { assertAccessible, assertNoSidewaysScroll, launchBrowser, pictured } from './browser.ts'

const PHONE = { width: 360, height: 740 }
const WIDE = { width: 1280, height: 900 }

const demonstration = await openDemonstration()
await arrangeConcerns(demonstration, demonstration.person('Imelda Farrow'))
const { app, database } = demonstration
const origin = await demonstration.origin()
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser.close())

type Typed = Readonly<Record<string, (page: Page) => Promise<unknown>>>

const TYPED: Typed = {
  about: page => page.getByLabel('An adult').check(),
  'who-you-are': page => page.getByLabel('I would rather not say').check(),
  'your-work': async page => {
    await page.getByLabel(/type its name/).fill('Brindle Lane Surgery')
    await page.getByLabel('Your role there').fill('Nurse')
  },
  'kind-of-work': page => page.getByLabel('General practice').check(),
  'your-name': page => page.getByLabel('What is your name?').fill('Ottoline Marr'),
  born: page => page.getByLabel('I do not know').check(),
  'what-happened': page => page.getByRole('textbox').fill('He was left alone overnight.\nTwice this week.'),
  when: page => page.getByLabel('I do not know').check(),
  types: page => page.getByLabel('Neglect and acts of omission').check(),
  where: page => page.getByLabel('Own home').check(),
  'who-by': page => page.getByLabel('Somebody else whom').check(),
  consent: page => page.getByLabel('Yes').check(),
  capacity: page => page.getByLabel('I do not know').check(),
}

const questionAt = (page: Page): string => /questions\/([\w-]+)/.exec(page.url())?.[1] ?? ''

async function press(page: Page, name: string | RegExp): Promise<void> {
  const pressed = page.url()
  await page.getByRole('button', { name }).click()
  await page.waitForURL(url => url.toString() !== pressed)
}

/** Goes on until a question, or the check page, answering each; `look` is called on every page as it is first shown. */
async function answerUntil(
  page: Page,
  end: string,
  changes: Typed = {},
  look?: (page: Page) => Promise<void>,
): Promise<void> {
  const typed: Typed = { ...TYPED, ...changes }
  for (let pages = 0; pages < 40 && !page.url().includes(end); pages++) {
    await look?.(page)
    await typed[questionAt(page)]?.(page)
    await press(page, 'Continue')
  }
  assert.ok(page.url().includes(end), page.url())
}

const looked = (context: BrowserContext, work: (page: Page) => Promise<void>) => async (): Promise<void> => {
  const page = await context.newPage()
  await pictured(page, 'portal', () => work(page))
}

test('an anonymous member of the public raises a concern on a phone, without JavaScript, and gets a reference', async () => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false })
  await looked(context, async page => {
    await page.goto(`${origin}/raise/avonvale`)
    assert.equal(await page.getByRole('link', { name: 'Call 999' }).getAttribute('href'), 'tel:999')
    await press(page, 'Start')
    await answerUntil(page, '/check', {}, async each => {
      await assertNoSidewaysScroll(each)
      assert.ok(await each.getByRole('button', { name: 'Leave this page' }).isVisible())
    })
    await press(page, /^Send to/)
    const panel = page.locator('.govuk-panel__body')
    const reference = /AC-\d{4}-\w{5}/.exec(String(await panel.textContent()))?.[0]
    assert.ok(reference)
    await page.goBack()
    await page.goto(`${origin}/raise/avonvale/check`)
    assert.match(String(await panel.textContent()), new RegExp(reference))
    const rows = await database.owner(
      'select kind from concern join concern_referrer using (partnership_id, concern_id) where reference = $1',
      [reference],
    )
    assert.deepEqual(rows, [{ kind: 'anonymous' }])
  })()
  await context.close()
})

test('every step is accessible, with its errors too, wide and on a phone, and leaves one page in the history', async () => {
  const context = await browser.newContext({ viewport: WIDE })
  await looked(context, async page => {
    const complaints: string[] = []
    page.on('pageerror', error => complaints.push(error.message))
    await page.goto(`${origin}/raise/avonvale`)
    const length = await page.evaluate('history.length')
    const look = async (each: Page): Promise<void> => {
      await assertAccessible(each)
      await each.setViewportSize(PHONE)
      await assertAccessible(each)
      await assertNoSidewaysScroll(each)
      await each.setViewportSize(WIDE)
    }
    await look(page)
    await press(page, 'Start')
    const professional = { 'who-you-are': (each: Page) => each.getByLabel('I came across it in my work').check() }
    await answerUntil(page, '/check', professional, async each => {
      await look(each)
      const question = questionAt(each)
      if (!Object.hasOwn(TYPED, question) || each.url().includes('again')) return
      await press(each, 'Continue')
      assert.match(each.url(), /again=yes/, question)
      assert.equal(await each.getByRole('alert').count(), 1, question)
      await look(each)
    })
    await look(page)
    await press(page, /^Send to/)
    await look(page)
    assert.equal(await page.evaluate('history.length'), length)
    assert.deepEqual(complaints, [])
  })()
  await context.close()
})

test('a professional saves half-way, and goes on elsewhere with the mailed link and the code', async () => {
  const first = await browser.newContext({ viewport: WIDE })
  let code = ''
  await looked(first, async page => {
    await page.goto(`${origin}/raise/avonvale`)
    await press(page, 'Start')
    const professional = { 'who-you-are': (each: Page) => each.getByLabel('I came across it in my work').check() }
    await answerUntil(page, '/what-happened', professional)
    await page.getByRole('textbox').fill('Half of what I saw')
    await press(page, 'Save and come back later')
    await page.getByLabel('Email address at work').fill('ottoline.marr@brindle.example')
    await page.getByLabel(/nobody reads these messages/).check()
    await assertAccessible(page)
    await press(page, 'Save it')
    await assertAccessible(page)
    code = String(await page.locator('.kith-doorway-code').textContent())
  })()
  await first.close()
  const [mail] = await mailedTo(app, database, 'ottoline.marr@brindle.example')
  const path = /https?:\/\/[^/]+(\/raise\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
  const second = await browser.newContext({ viewport: PHONE })
  await looked(second, async page => {
    await page.goto(`${origin}${path}`)
    await page.getByLabel(/Enter the code/).fill('AAAA AAAA')
    await press(page, 'Open it')
    await assertAccessible(page)
    await page.getByLabel(/Enter the code/).fill(code)
    await press(page, 'Open it')
    await page.goto(`${origin}/raise/avonvale/questions/what-happened`)
    assert.equal(await page.getByRole('textbox').inputValue(), 'Half of what I saw')
  })()
  await second.close()
})

test('what cannot be sent for want of a connection stays on the page, which says so', async () => {
  const context = await browser.newContext({ viewport: PHONE })
  await looked(context, async page => {
    await page.goto(`${origin}/raise/avonvale`)
    await press(page, 'Start')
    await answerUntil(page, '/what-happened')
    await page.getByRole('textbox').fill('Typed while the train was in a tunnel')
    await context.setOffline(true)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('This could not be sent').waitFor()
    assert.equal(await page.getByRole('textbox').inputValue(), 'Typed while the train was in a tunnel')
    await context.setOffline(false)
    // A second press within a second of the first is taken for a double click.
    await page.waitForTimeout(1_100)
    await press(page, 'Continue')
    assert.match(page.url(), /questions\/when/)
  })()
  await context.close()
})

test('somebody who has signed in raises a concern and finds it again among their own', async () => {
  const context = await browser.newContext({ viewport: WIDE })
  const token = await demonstration.signIn(demonstration.person('Imelda Farrow'))
  await context.addCookies([{ name: 'kith', value: token, url: origin }])
  await looked(context, async page => {
    await page.goto(`${origin}/raised`)
    await page.getByRole('main').getByRole('link', { name: 'Raise a concern' }).click()
    await press(page, 'Start')
    await answerUntil(page, '/check')
    assert.match(String(await page.locator('main').textContent()), /You send this as Imelda Farrow/)
    await press(page, /^Send to/)
    const reference = /AC-\d{4}-\w{5}/.exec(String(await page.locator('.govuk-panel__body').textContent()))?.[0] ?? ''
    await page.getByRole('link', { name: 'Read it here' }).click()
    await page.waitForURL(/raised/)
    assert.match(
      String(await page.locator('main').textContent()),
      new RegExp(`${reference}[\\s\\S]*left alone overnight`),
    )
    await assertAccessible(page)
  })()
  await context.close()
})
