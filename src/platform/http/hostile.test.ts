import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp, createTestSite } from '../testing/site.ts'
import { html } from '../ui/html.ts'
import { publicRoute, redirect, showPage } from './route.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const echo = publicRoute({
  method: 'POST',
  path: '/say',
  permission: 'open-door',
  handle: async ({ form, cookies }) =>
    showPage({ title: 'Said', body: html`<p>${JSON.stringify(form)}${cookies['kith-flash'] ?? ''}</p>` }),
})
const routes = [
  echo,
  publicRoute({
    method: 'GET',
    path: '/open',
    permission: 'open-door',
    handle: async ({ cookies }) => showPage({ title: 'Open', body: html`<p>${cookies['kith-sign-in']}</p>` }),
  }),
  publicRoute({
    method: 'GET',
    path: '/says',
    permission: 'open-door',
    handle: async () => redirect('/open', 'Done'),
  }),
  publicRoute({
    method: 'GET',
    path: '/data',
    permission: 'open-door',
    handle: async () => ({ kind: 'text', type: 'text/plain', content: 'data' }),
  }),
  publicRoute({
    method: 'POST',
    path: '/upload',
    permission: 'open-door',
    uploadBytes: 1_000,
    handle: async ({ files }) => showPage({ title: 'Sent', body: html`<p>${files.length} files</p>` }),
  }),
]
const site = await createTestSite(app, routes)
const live = await createTestSite({ ...app, config: { ...app.config, environment: 'production' } }, routes)

test('a body that is no form is not read, whatever it holds', async () => {
  for (const type of ['application/json', 'text/plain']) {
    const answer = await site.server.inject({
      method: 'POST',
      url: '/say',
      headers: { 'content-type': type },
      payload: '{"_csrf":"x","word":{"deep":1}}',
    })
    assert.equal(answer.statusCode, 415)
  }
})

test('a field called __proto__ changes nothing', async () => {
  const answer = await site.post('/say', { ['__proto__']: 'x', constructor: 'y' })
  assert.equal(answer.statusCode, 200)
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false)
})

test('a character that no database keeps is refused in a form and names nothing in an address', async () => {
  assert.equal((await site.post('/say', { word: 'a\0b' })).statusCode, 400)
  assert.equal((await site.get('/open?q=%00')).statusCode, 404)
})

test('many parts together may hold no more than the route takes', async () => {
  const part = (name: string, content: string, file?: string) =>
    `--b\r\ncontent-disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n\r\n${content}\r\n`
  const send = (parts: readonly string[]) =>
    site.server.inject({
      method: 'POST',
      url: '/upload',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: `${parts.join('')}--b--\r\n`,
    })
  const fields = Array.from({ length: 3 }, (_, at) => part(`field${at}`, 'x'.repeat(500_000)))
  assert.equal((await send(fields)).statusCode, 413)
  // Let through to the anti-forgery check.
  assert.equal((await send(fields.slice(0, 1))).statusCode, 403)
  assert.equal((await send([part('file', 'x', 'a\0.csv')])).statusCode, 400)
})

test('an answer is never kept by a browser or a proxy, whoever it was for and whatever it is', async () => {
  for (const path of ['/open', '/says', '/data', '/nowhere'])
    assert.equal((await site.get(path)).headers['cache-control'], 'no-store', path)
})

test('an address that cannot be read is answered with the headers of every page, and not repeated', async () => {
  const answer = await site.get('/%zz<script>')
  assert.equal(answer.statusCode, 400)
  assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/)
  assert.doesNotMatch(answer.body, /zz/)
})

test('a message cookie that cannot be read is passed over', async () => {
  const page = await site.server.inject({ method: 'GET', url: '/open', headers: { cookie: 'kith-flash=%25' } })
  assert.equal(page.statusCode, 200)
})

test('in production every cookie bears the prefix that keeps subdomains from setting it, and no other is read', async () => {
  const said = await live.get('/says')
  const page = await live.server.inject({
    method: 'GET',
    url: '/open',
    headers: { cookie: '__Host-kith-flash=Done; kith-sign-in=planted' },
  })
  assert.doesNotMatch(page.body, /planted/)
  const given = [...said.cookies, ...page.cookies]
  assert.deepEqual([...new Set(given.map(({ name }) => name))].sort(), ['__Host-_csrf', '__Host-kith-flash'])
  for (const { name, secure, path, httpOnly } of given) {
    assert.deepEqual([secure, path], [true, '/'], name)
    assert.ok(httpOnly || name === '__Host-kith-flash', name)
  }
})
