import type { Pathway } from '../concern.ts'
import type { IndividualDetails } from '../individual.ts'
import type { Entitlement } from '../referrer.ts'

/** What each decision means for whoever raised the concern, in words that need no law book. */
export const TOLD_OF_PATHWAY: Readonly<Record<Pathway, string>> = {
  's42-2':
    'We are looking into what you told us. The council is making enquiries, together with others where it needs them, to find out what has to be done.',
  's42-1': 'We looked into what you told us and something has been done about it. No further enquiry is needed now.',
  'other-enquiry':
    'We are looking further into what you told us, although the law does not oblige us to. The council is finding out what would help.',
  'not-met':
    'We looked into what you told us. It does not call for enquiries by the council, but we considered what other help there is.',
  'screened-out':
    'We looked into what you told us. It is not something for safeguarding, and we passed it on where somebody else can help.',
  referral: 'Children’s social care is looking into what you told us.',
  'early-help': 'Help for the family is being offered, without social workers deciding for them.',
  advice: 'We looked into what you told us and gave advice on where to find help.',
  'no-further-action': 'We looked into what you told us. Nothing more is needed from children’s social care now.',
}

export const LOOKED_AT =
  'What you told us has been looked at by people trained for it. Thank you for telling us. We cannot say more: it is private to the person.'

export const HOW_TO_DISAGREE =
  'If you think this is wrong, say so: call us and give your reference, or ask your safeguarding lead to. Somebody who did not make the decision looks at it again.'

const OUTCOME =
  'The enquiry that followed from what you told us has ended. What has to be done has been agreed and is being followed up.'

export interface ToTell {
  readonly kind: 'receipt' | 'decision' | 'outcome'
  readonly entitlement: Exclude<Entitlement, 'nothing'>
  readonly pathway: Pathway | undefined
  /** the reason in plain words that was recorded with the decision */
  readonly reason: string
}

/** What may be told, for a practitioner to change and approve. */
export function suggestedWords({ kind, entitlement, pathway, reason }: ToTell): string {
  if (kind === 'receipt') return 'We have received what you told us.'
  if (entitlement === 'looked-at') return LOOKED_AT
  const what = kind === 'outcome' ? OUTCOME : pathway === undefined ? '' : TOLD_OF_PATHWAY[pathway]
  return [what, kind === 'outcome' ? '' : reason.trim(), HOW_TO_DISAGREE].filter(part => part !== '').join('\n\n')
}

const letters = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** Names that are everyday words when they stand in small letters. */
const EVERYDAY: ReadonlySet<string> = new Set([
  'art',
  'bill',
  'faith',
  'grace',
  'hope',
  'house',
  'joy',
  'long',
  'mark',
  'may',
  'penny',
  'rich',
  'rob',
  'rose',
  'short',
  'sue',
  'summer',
  'will',
  'young',
])

/** Names and numbers of the individual that stand in a text: what is told never carries them. */
export function giveaways(
  text: string,
  individual: Pick<IndividualDetails, 'givenName' | 'familyName' | 'otherNames' | 'postcode' | 'nhsNumber'>,
): string[] {
  const said = new Set(
    wordsOf(text)
      .filter(word => !EVERYDAY.has(word))
      .map(letters),
  )
  const { givenName, familyName, otherNames } = individual
  const names = wordsOf(`${givenName} ${familyName} ${otherNames}`).filter(
    name => name.length > 2 && said.has(letters(name)),
  )
  const packed = wordsOf(text).map(letters).join('')
  const numbers = [individual.postcode, individual.nhsNumber ?? ''].filter(
    number => number !== '' && packed.includes(wordsOf(number).map(letters).join('')),
  )
  return [...new Set([...names, ...numbers])]
}
