import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AgencyStatutoryRole, membershipGaps } from './statutory-roles.ts'

const partner = (...statutoryRoles: AgencyStatutoryRole[]) => ({ statutoryRoles })

test('an empty register lacks the three safeguarding partners, three board members and five responsible authorities', () => {
  const gaps = membershipGaps([])
  assert.equal(gaps.length, 11)
  assert.deepEqual(
    gaps.filter(gap => gap.regime === 'community-safety').map(gap => gap.authority),
    ['council', 'probation', 'police', 'fire-and-rescue', 'health'],
  )
})

test('a body counts under the regime in which it is named and no other', () => {
  const police = partner({ regime: 'children', role: 'safeguarding-partner', authority: 'police' })
  const gaps = membershipGaps([police])
  assert.ok(!gaps.some(gap => gap.regime === 'children' && gap.authority === 'police'))
  assert.ok(gaps.some(gap => gap.regime === 'community-safety' && gap.authority === 'police'))
})

test('a role without a named body closes no gap', () => {
  const school = partner({ regime: 'children', role: 'relevant-agency', authority: undefined })
  assert.equal(membershipGaps([school]).length, 11)
})
