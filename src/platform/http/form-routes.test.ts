import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { createTestPartnership } from '../testing/accounts.ts'
import { cloneTestDatabase } from '../testing/database.ts'
import { createTestApp, createTestSite, signInAs } from '../testing/site.ts'
import { fieldValue } from '../ui/form-state.ts'
import { html } from '../ui/html.ts'
import { dayField } from './day-field.ts'
import { formRoutes } from './form-routes.ts'

const database = await cloneTestDatabase()
const app = createTestApp(database)
const names = new Map([['7', 'Board']])
const site = await createTestSite(
  app,
  formRoutes({
    path: '/groups/:groupId/rename',
    permission: 'edit-groups',
    params: z.object({ groupId: z.string() }),
    read: async ({ params: { groupId } }) => names.get(groupId) ?? '',
    values: name => ({ name }),
    page: (state, name) => ({
      title: name,
      body: html`<h1>${name}</h1><p>${fieldValue(state, 'name')}</p><p>${Object.values(state.errors).join()}</p>`,
    }),
    form: z.object({ name: z.string().min(1, 'Enter a name'), startsOn: dayField('The first day') }),
    days: ['startsOn'],
    async send({ params: { groupId } }, { name, startsOn }) {
      if (name === 'Board') return { errors: { name: 'Another has this name' } }
      names.set(groupId, `${name} from ${startsOn}`)
      return { to: '/groups', said: 'It is renamed.' }
    },
  }),
)
const partnership = await createTestPartnership(database, 'ours')
const { token } = await signInAs(database, { ...partnership, roles: ['business-manager'] })
const DAY = { 'startsOn-day': '3', 'startsOn-month': '6', 'startsOn-year': '2024' }

test('the page of a form shows what is on record', async () => {
  const { statusCode, body } = await site.get('/groups/7/rename', token)
  assert.equal(statusCode, 200)
  assert.match(body, /<p>Board<\/p>/)
})

test('a fault of the form, or of what it asks for, shows the page again with all that was typed', async () => {
  const faulty = await site.post('/groups/7/rename', { name: 'Panel', ...DAY, 'startsOn-day': '41' }, token)
  assert.equal(faulty.statusCode, 400)
  assert.match(faulty.body, /<p>Panel<\/p><p>The first day must be a real date/)
  const refused = await site.post('/groups/7/rename', { name: 'Board', ...DAY }, token)
  assert.equal(refused.statusCode, 400)
  assert.match(refused.body, /<p>Board<\/p><p>Another has this name<\/p>/)
})

test('what was done leads on, with a word about it', async () => {
  const { statusCode, headers } = await site.post('/groups/7/rename', { name: 'Panel', ...DAY }, token)
  assert.deepEqual([statusCode, headers.location], [303, '/groups'])
  assert.equal(names.get('7'), 'Panel from 2024-06-03')
})
