import { at, type ChildRule } from '../rule.ts'

export const characteristicsRules: readonly ChildRule[] = [
  {
    code: '4220',
    severity: 'error',
    module: 'ChildCharacteristics',
    fields: ['Ethnicity'],
    wrong: 'The child’s ethnicity is not given, or not as a code of the census.',
    remedy: 'Give a code of the list, such as WBRI; REFU where it was refused, NOBT where it is not known yet.',
    check({ characteristics }, { codes }, found) {
      if (characteristics.Ethnicity === undefined || !codes.Ethnicity.has(characteristics.Ethnicity))
        found(at(characteristics, 'Ethnicity'))
    },
  },
  {
    code: '8540',
    severity: 'error',
    module: 'ChildCharacteristics',
    fields: ['Disability', 'PersonBirthDate', 'ReferralNFA'],
    wrong: 'Nothing says whether the child has a disability, or a code is not of the census.',
    remedy: 'Give each disability by its code, or NONE.',
    check({ identifiers, disabilities, episodes }, { codes }, found) {
      if (identifiers.PersonBirthDate === undefined) return
      const given = disabilities.Disability
      if (given.length > 0 && given.every(code => codes.Disability.has(code))) return
      const episode = episodes.find(each => each.ReferralNFA === false)
      if (episode) found(at(disabilities, 'Disability'), at(identifiers, 'PersonBirthDate'), at(episode, 'ReferralNFA'))
    },
  },
  {
    code: '8790',
    severity: 'error',
    module: 'Disabilities',
    fields: ['Disability'],
    wrong: 'The child has a disability and the code NONE.',
    remedy: 'Take out NONE, or the others.',
    check({ disabilities }, _, found) {
      const given = disabilities.Disability
      if (given.includes('NONE') && given.some(code => code !== 'NONE')) found(at(disabilities, 'Disability'))
    },
  },
  {
    code: '8794',
    severity: 'error',
    module: 'Disabilities',
    fields: ['Disability'],
    wrong: 'One disability is given twice.',
    remedy: 'Give each disability once.',
    check({ disabilities }, _, found) {
      if (hasTwice(disabilities.Disability)) found(at(disabilities, 'Disability'))
    },
  },
]

function hasTwice(codes: readonly string[]): boolean {
  return codes.length > 1 && new Set(codes).size < codes.length
}
