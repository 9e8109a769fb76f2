import type { LateCause, LimbAnswer, Pathway, SupportReason } from '#concerns'
import type { Chance } from './chance.ts'
import type { DecisionLife } from './life.ts'

type Words = readonly string[]

const NEEDS: Readonly<Record<SupportReason, Words>> = {
  'physical-support': [
    'Needs help to move, wash and dress; four visits a day.',
    'Uses a frame indoors and a chair outside; help morning and night.',
    'Had a stroke and needs two people to stand.',
  ],
  'sensory-support': [
    'Registered blind, with help to shop and to read letters.',
    'Deaf since birth; needs an interpreter and help with letters.',
  ],
  'memory-and-cognition': [
    'Has dementia and does not manage medicine or money alone.',
    'Forgets meals; support was assessed last year.',
    'Memory is worse since the winter, the surgery says.',
  ],
  'learning-disability': [
    'Has a learning disability and support in the home.',
    'Supported every day to cook, pay and travel.',
  ],
  'mental-health': [
    'Under the community team; needs prompting to eat and to take medicine.',
    'Has schizophrenia and a care coordinator.',
    'Depression makes it hard to keep the home and to wash.',
  ],
  'social-support': [
    'Drinks every day and needs help to keep the tenancy.',
    'Isolated, and looks to others for food and company.',
  ],
  'no-support-reason': [
    'No service now, but needs came to light when we spoke.',
    'Recovering from an operation; help for six weeks.',
  ],
  'not-divulged': [
    'Did not want to say what help is needed; what we saw shows needs.',
    'Needs seen at the visit, though not spoken of.',
  ],
  'not-known': ['The ambulance crew describe needs for care.', 'What we were told points to needs for care.'],
}

const HARM: Words = [
  'What we were told is clear and fits with what others saw.',
  'The record of the visit and the person’s own words agree.',
  'It has happened before, and nothing has changed since.',
  'There is a risk that it will happen again tonight.',
  'Seen by two people who do not know each other.',
]
const CANNOT: Words = [
  'Depends for everything on those who may be doing harm.',
  'Cannot leave the house or ring anybody without help.',
  'Did not see that it was wrong, and would not have told anybody.',
  'Is too afraid to say no.',
  'Could not have got up, or called for help.',
]
const NO_NEEDS: Words = [
  'Works full time, needs no help and wants none.',
  'No needs for care and support were found when we spoke.',
]
const NO_HARM: Words = [
  'An accident that was dealt with well at once.',
  'It was a quarrel about a bill, and has been settled.',
  'The mark came from a blood test the day before.',
  'The missing money was found: it had been paid in.',
  'The service had done what it should; there was no neglect.',
]
const CAN_PROTECT: Words = [
  'Has already changed the locks and told the bank.',
  'Knows whom to ring, has rung, and needs nothing more from us.',
  'Asked the person to leave, and they have left.',
  'Made the decision freely and understands what may follow.',
]
const NOTHING: Words = ['There is nothing to be protected from.', 'Follows from the part before.']
const NOT_KNOWN: Words = ['Nobody has been able to see the person alone yet.', 'The surgery has not answered yet.']

const REASONS: Readonly<Record<Pathway, Words>> = {
  's42-2': [
    'All three parts are met, and we need to find out more before the person is safe.',
    'The three parts are met. Others may be at risk in the same place.',
    'Met in full; the person wants us to look into it.',
  ],
  's42-1': [
    'All three parts are met. What was done the same day has made the person safe, and they want no more.',
    'Met; the care has been changed, and a review of it will look at the rest.',
    'Met; the provider’s plan has been seen and is enough.',
  ],
  'not-met': [
    'Not all parts are met. Advice was given, and the number to ring.',
    'Not met; passed on to the team that reviews the care.',
    'Not met; the quality team will take it up with the provider.',
  ],
  'other-enquiry': [
    'Not all parts are met, and it is still right to look into it.',
    'The duty does not apply for certain; we make enquiries to find out.',
  ],
  'screened-out': [
    'No safeguarding matter: a question about a service, passed on.',
    'A complaint about a repair; sent to the landlord.',
    'Asked for a care assessment, which has been arranged.',
    'About a parking space. Nothing to do with harm.',
  ],
  referral: [
    'Social workers will see the child and the family.',
    'The harm described is serious, and an assessment is needed.',
  ],
  'early-help': [
    'The family would welcome help, and it can start now.',
    'Support through the school and the family worker.',
  ],
  advice: [
    'The school will carry this on, with our advice.',
    'Advice given to whoever raised it, and the next step agreed.',
  ],
  'no-further-action': [
    'Spoke to the family and the school; nothing more is needed.',
    'The child was seen and is well.',
  ],
}

const TOLD: Readonly<Record<Pathway, string>> = {
  's42-2':
    'We will make enquiries under section 42 of the Care Act. A worker will be in touch if you can help with them.',
  's42-1':
    'The duty under the Care Act applied. What was done at once has dealt with the risk, so there will be no further enquiry.',
  'not-met':
    'The duty under the Care Act does not apply here. We gave advice, and passed on what others can help with.',
  'other-enquiry': 'We will look into this, though the duty under the Care Act may not apply.',
  'screened-out': 'This was not a safeguarding matter. We passed it to those who can help.',
  referral: 'Children’s social care will look into this.',
  'early-help': 'Help for the family has been offered.',
  advice: 'We gave advice on what to do next.',
  'no-further-action': 'We looked into this, and nothing more is needed now.',
}

/** Why it was decided so, part by part, and what whoever raised it is told. */
export function inventReasons(
  chance: Chance,
  pathway: Pathway,
  supportReason: SupportReason,
): Pick<DecisionLife, 'limbs' | 'reason' | 'told'> {
  return { limbs: limbsOf(chance, pathway, supportReason), reason: chance.pick(REASONS[pathway]), told: TOLD[pathway] }
}

function limbsOf(chance: Chance, pathway: Pathway, supportReason: SupportReason): DecisionLife['limbs'] {
  const yes = (words: Words): readonly [LimbAnswer, string] => ['yes', chance.pick(words)]
  const no = (words: Words): readonly [LimbAnswer, string] => ['no', chance.pick(words)]
  const needs = yes(NEEDS[supportReason])
  if (pathway === 's42-1' || pathway === 's42-2') return [needs, yes(HARM), yes(CANNOT)]
  if (pathway === 'not-met') {
    const failing = chance.weighted({ a: 12, b: 48, c: 40 })
    if (failing === 'a') return [no(NO_NEEDS), yes(HARM), no(CAN_PROTECT)]
    return failing === 'b' ? [needs, no(NO_HARM), no(NOTHING)] : [needs, yes(HARM), no(CAN_PROTECT)]
  }
  if (pathway === 'other-enquiry') return [needs, yes(HARM), ['not-known', chance.pick(NOT_KNOWN)]]
  return undefined
}

export const DECISION_CAUSES: Readonly<Partial<Record<LateCause, number>>> = {
  'volume-of-work': 44,
  'waiting-for-agency': 22,
  'waiting-for-individual': 10,
  'waiting-for-police': 8,
  'worker-absent': 9,
  'identity-not-clear': 3,
  'family-participation': 2,
  other: 2,
}
export const PLANNING_CAUSES: Readonly<Partial<Record<LateCause, number>>> = {
  'waiting-for-agency': 34,
  'volume-of-work': 30,
  'family-participation': 14,
  'waiting-for-individual': 10,
  'waiting-for-police': 7,
  'worker-absent': 5,
}

const CONCLUDING: Words = [
  'Everybody who was asked has answered, and the plan is in place. The person says that they feel safer.',
  'The provider has changed how nights are covered. We have seen it work for four weeks.',
  'The money has been stopped at the bank, and somebody else looks after the accounts.',
  'The person moved to the place they had chosen, and does not wish for more.',
  'Two accounts of the night differ, and nobody else was there. Visits go on.',
  'The worker has left the service, and the matter was passed on to those who keep the register.',
  'What was feared had not happened. The family and the home will talk each week.',
]
const CEASED = 'The person asked us to stop and understands what that means. They know how to reach us.'

export const inventConclusionReason = (chance: Chance, conclusion: string): string =>
  conclusion === 'ceased-at-request' ? CEASED : chance.pick(CONCLUDING)
