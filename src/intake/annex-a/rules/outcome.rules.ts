import type { ListName } from '../lists.ts'
import { type AnnexARule, at, childOf, each, entriesIn, rule } from '../rule.ts'

/** A reason stands beside the day it explains. */
const REASONS: readonly (readonly [ListName, day: string, reason: string])[] = [
  ['need', 'closedOn', 'closureReason'],
  ['care', 'ceasedOn', 'ceasedReason'],
  ['adoptions', 'reversedOn', 'reversedWhy'],
  ['adopters', 'leftOn', 'leftWhy'],
]

const reasons = (code: string, wrong: string, remedy: string, missing: 'day' | 'reason'): AnnexARule =>
  rule(code, { wrong, remedy }, ({ lists }, found) => {
    for (const [name, day, reason] of REASONS) {
      const [there, gone] = missing === 'reason' ? [day, reason] : [reason, day]
      // A reason that was not understood is told of by itself.
      for (const entry of entriesIn(lists, name))
        if (entry.written[there] !== undefined && entry.written[gone] === undefined)
          found(childOf(entry), at(entry, there), at(entry, gone))
    }
  })

export const outcomeRules: readonly AnnexARule[] = [
  reasons('ended-without-reason', 'It ended and no reason is given.', 'Give the reason.', 'reason'),
  reasons(
    'reason-without-end',
    'A reason for the end is given and no day.',
    'Give the day, or take the reason out.',
    'day',
  ),
  rule(
    'conference-held-though-unnecessary',
    {
      wrong: 'A conference was unnecessary, and yet there is a day on which it was held.',
      remedy: 'Correct whichever of the two is wrong. The conference is counted.',
    },
    each('enquiries', (it, found) => {
      if (it.wasUnnecessary === true && it.conferenceOn !== undefined)
        found(it.childId, at(it, 'wasUnnecessary'), at(it, 'conferenceOn'))
    }),
  ),
  rule(
    'outcome-without-conference',
    {
      wrong: 'The conference resulted in a plan, and there is no day on which it was held.',
      remedy: 'Give the day of the conference.',
    },
    each('enquiries', (it, found) => {
      if (it.ledToPlan === true && it.written['conferenceOn'] === undefined)
        found(it.childId, at(it, 'ledToPlan'), at(it, 'conferenceOn'))
    }),
  ),
  rule(
    'status-and-closure-differ',
    {
      wrong: 'The case status and the closure date do not agree.',
      remedy: 'A closed episode has a closure date, and an open one none. Correct whichever is wrong.',
    },
    each('need', (it, found, { window }) => {
      const isClosed = it.closedOn !== undefined && it.closedOn <= window.ends
      if (it.status !== undefined && (it.status === 'CLO') !== isClosed)
        found(it.childId, at(it, 'status'), at(it, 'closedOn'))
    }),
  ),
  rule(
    'interview-accepted-not-offered',
    {
      wrong: 'A return interview was accepted that was never offered.',
      remedy: 'Correct whichever of the two is wrong.',
    },
    each('care', (it, found) => {
      if (it.acceptedInterview === true && it.wasOfferedInterview === false)
        found(it.childId, at(it, 'wasOfferedInterview'), at(it, 'acceptedInterview'))
    }),
  ),
  rule(
    'interview-without-missing-episode',
    {
      wrong: 'A return interview was offered to a child who was never missing in the last 12 months.',
      remedy: 'Correct the number of missing episodes or the interview.',
    },
    each('care', (it, found) => {
      if (it.wasOfferedInterview === true && it.missingEpisodes === 0 && it.absentEpisodes === 0)
        found(it.childId, at(it, 'missingEpisodes'), at(it, 'wasOfferedInterview'))
    }),
  ),
  rule(
    'referrals-count-themselves',
    {
      wrong: 'No child has 0 referrals in the 12 months before, so the number seems to count the referral itself.',
      remedy:
        'Count only earlier referrals. Until then the share of referrals within 12 months of another is left out.',
    },
    ({ lists }, found) => {
      const numbers = (lists.referrals ?? []).flatMap(it => it.earlierReferrals ?? [])
      const [first] = lists.referrals ?? []
      if (first && numbers.length >= ENOUGH && numbers.every(number => number > 0))
        found(undefined, at(first, 'earlierReferrals'))
    },
  ),
]

/** Of fewer, every one may have been referred before by chance. */
const ENOUGH = 20
