import type { AdultPathway } from './concern.ts'

/** The three limbs of section 42(1) of the Care Act 2014, to follow "reasonable cause to suspect that the adult". */
export const LIMBS = {
  a: 'has needs for care and support, whether or not the council is meeting any of them',
  b: 'is experiencing, or is at risk of, abuse or neglect',
  c: 'as a result of those needs is unable to protect themselves against the abuse or neglect, or the risk of it',
} as const
export type Limb = keyof typeof LIMBS

export const LIMB_ANSWERS = { yes: 'Yes', no: 'No', 'not-known': 'Not enough known yet' } as const
export type LimbAnswer = keyof typeof LIMB_ANSWERS

export type LimbAnswers = Readonly<Record<Limb, LimbAnswer>>

/** The pathways that the answers leave open: one answer sets both what happens here and what is counted. */
export function pathwaysFor(answers: LimbAnswers): readonly AdultPathway[] {
  const given = Object.values(answers)
  if (given.every(answer => answer === 'yes')) return ['s42-2', 's42-1']
  if (given.includes('no')) return ['not-met', 'other-enquiry']
  // Something is not known and nothing is ruled out: the concern waits, unless the council enquires to find out.
  return ['other-enquiry']
}

/** Whether the pathway opens an enquiry. */
export const opensEnquiry = (pathway: string): pathway is 's42-2' | 'other-enquiry' =>
  pathway === 's42-2' || pathway === 'other-enquiry'

/** Of a reason that anybody gives for what they did to a record, in characters. */
export const LONGEST_REASON = 4000
