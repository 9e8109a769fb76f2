import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor } from '#platform/auth/actor.ts'
import type { RecordAccess } from '#platform/auth/restriction/record-access.ts'
import { isRole, ROLES } from '#platform/auth/roles.ts'
import { mayManageTeam, mayReadCase, mayReadOwnConcern } from './policy.ts'

const me = 'me'
const team = 'team'
const actorWith = (role: string): Actor => ({
  id: 'person:me',
  name: 'Me',
  partnershipId: 'p',
  partnershipName: 'P',
  roles: [role].filter(isRole),
  personId: me,
})
const open: RecordAccess = { readers: undefined, conflicted: [], brokenBy: [] }

/** What stands between a record and somebody of its team whose role handles cases. */
const ACCESS: Readonly<Record<string, { readonly access: RecordAccess; readonly opens: boolean }>> = {
  'open to its team': { access: open, opens: true },
  'restricted to others': { access: { ...open, readers: ['other'] }, opens: false },
  'restricted, and they are a reader': { access: { ...open, readers: [me] }, opens: true },
  'restricted, and they broke the glass': { access: { ...open, readers: ['other'], brokenBy: [me] }, opens: true },
  'a conflict of interest of theirs': { access: { ...open, conflicted: [me] }, opens: false },
  'restricted to them, with a conflict of interest': {
    access: { ...open, readers: [me], conflicted: [me] },
    opens: false,
  },
}
const HANDLERS = ['triage-manager', 'triage-practitioner']

for (const role of Object.keys(ROLES)) {
  for (const [name, { access, opens }] of Object.entries(ACCESS)) {
    const may = opens && HANDLERS.includes(role)
    test(`${role}: a record that is ${name} is ${may ? 'opened' : 'not found'}`, () => {
      assert.equal(mayReadCase(actorWith(role), [team], { teamId: team, access }), may)
      assert.equal(mayReadCase(actorWith(role), [], { teamId: team, access }), false)
      assert.equal(mayReadCase(actorWith(role), ['another'], { teamId: team, access }), false)
    })
  }
  test(`${role}: ${role === 'triage-manager' ? 'manages their own team and no other' : 'manages no team'}`, () => {
    assert.equal(mayManageTeam(actorWith(role), [team], team), role === 'triage-manager')
    assert.equal(mayManageTeam(actorWith(role), ['another'], team), false)
  })
  test(`${role}: reads again only what they sent themselves`, () => {
    assert.equal(mayReadOwnConcern(actorWith(role), 'person:me'), true)
    assert.equal(mayReadOwnConcern(actorWith(role), 'person:other'), false)
    assert.equal(mayReadOwnConcern(actorWith(role), 'nobody'), false)
  })
}
