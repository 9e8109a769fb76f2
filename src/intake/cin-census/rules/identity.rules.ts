import { at, type ChildRule, isAfter, isBefore, isOutside } from '../rule.ts'

const LONGEST_ID = 20
const SCHOOL_AGE = 4
const ADULT_AGE = 25

/** The day n years later or, below zero, earlier, to compare with: 29 February stays so in every year. */
const yearsLater = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`

export const identityRules: readonly ChildRule[] = [
  {
    code: '8500',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    wrong: 'The child has no local identifier.',
    remedy: 'Give the identifier that your system has for the child.',
    check({ identifiers }, _, found) {
      if (identifiers.LAchildID === undefined) found(at(identifiers, 'LAchildID'))
    },
  },
  {
    code: '1570',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    wrong: `The child’s local identifier has more than ${LONGEST_ID} characters.`,
    remedy: 'Shorten it, and keep it the same from year to year.',
    check({ identifiers }, _, found) {
      if ((identifiers.LAchildID?.length ?? 0) > LONGEST_ID) found(at(identifiers, 'LAchildID'))
    },
  },
  {
    code: '1580',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    wrong: 'The child’s local identifier has characters other than letters and figures.',
    remedy: 'Take out spaces, strokes and signs, and keep it the same from year to year.',
    check({ identifiers }, _, found) {
      if (identifiers.LAchildID !== undefined && !/^[a-z0-9]+$/i.test(identifiers.LAchildID))
        found(at(identifiers, 'LAchildID'))
    },
  },
  {
    code: '4180',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['Sex'],
    wrong: 'The child’s sex is not given, or not as M, F or U.',
    remedy: 'Give Sex as M, F or U. GenderCurrent with 1, 2, 0 or 9 belongs in files to 2023-24 only.',
    check({ identifiers }, { codes }, found) {
      if (identifiers.Sex === undefined || !codes.Sex.has(identifiers.Sex)) found(at(identifiers, 'Sex'))
    },
  },
  {
    code: '8750',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['Sex', 'PersonBirthDate', 'ExpectedPersonBirthDate'],
    wrong: 'A child who is not born yet has a sex other than U.',
    remedy: 'Give U, or the date of birth when the child has been born.',
    check({ identifiers: it }, _, found) {
      if (it.PersonBirthDate === undefined && it.ExpectedPersonBirthDate !== undefined && it.Sex !== 'U')
        found(at(it, 'Sex'), at(it, 'PersonBirthDate'), at(it, 'ExpectedPersonBirthDate'))
    },
  },
  {
    code: '8520',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['PersonBirthDate'],
    wrong: 'The date of birth is later than the end of the census year.',
    remedy: 'Correct it; a child who was not born by then has an expected date of birth.',
    check({ identifiers }, { end }, found) {
      if (isAfter(identifiers.PersonBirthDate, end)) found(at(identifiers, 'PersonBirthDate'))
    },
  },
  {
    code: '8525Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['PersonBirthDate', 'ExpectedPersonBirthDate'],
    wrong: 'The child has both a date of birth and an expected one, or neither.',
    remedy: 'Give the date of birth, or the expected one for a child not born by the end of the year.',
    check({ identifiers: it }, _, found) {
      if ((it.PersonBirthDate === undefined) === (it.ExpectedPersonBirthDate === undefined))
        found(at(it, 'PersonBirthDate'), at(it, 'ExpectedPersonBirthDate'))
    },
  },
  {
    code: '8530Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['ExpectedPersonBirthDate'],
    wrong: 'The expected date of birth is more than 30 days before or nine months after the end of the census year.',
    remedy: 'Correct it, or give the date of birth when the child has been born.',
    check({ identifiers: it }, { end }, found) {
      const expected = it.ExpectedPersonBirthDate
      if (expected === undefined) return
      const last = Temporal.PlainDate.from(end)
      if (expected < last.subtract({ days: 30 }).toString() || expected > last.add({ months: 9 }).toString())
        found(at(it, 'ExpectedPersonBirthDate'))
    },
  },
  {
    code: '8535Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate', 'PersonBirthDate'],
    wrong: 'The child died before the date of birth.',
    remedy: 'Correct whichever of the two days is wrong.',
    check({ identifiers: it }, _, found) {
      if (isBefore(it.PersonDeathDate, it.PersonBirthDate)) found(at(it, 'PersonDeathDate'), at(it, 'PersonBirthDate'))
    },
  },
  {
    code: '8545Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['PersonDeathDate'],
    wrong: 'The child died before the census year began, or after it ended.',
    remedy: 'Correct the day, or leave the child out of this year.',
    check({ identifiers: it }, census, found) {
      if (isOutside(it.PersonDeathDate, census)) found(at(it, 'PersonDeathDate'))
    },
  },
  {
    code: '8770Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['UPN', 'UPNunknown'],
    wrong: 'A child of school age has neither a pupil number nor a reason why it is not known.',
    remedy: 'Ask the school for the number. UN1, not of school age, is no reason for this child.',
    check({ identifiers: it, episodes }, { codes, end }, found) {
      if (it.UPN !== undefined || it.PersonBirthDate === undefined) return
      const reason = it.UPNunknown?.toUpperCase()
      if (reason !== undefined && reason !== 'UN1' && codes.UPNunknown.has(reason)) return
      if (it.PersonBirthDate > bornBySchoolYear(end)) return
      if (episodes.some(episode => episode.ReferralNFA === false)) found(at(it, 'UPN'), at(it, 'UPNunknown'))
    },
  },
  {
    code: '8772',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['UPNunknown', 'ReferralNFA'],
    wrong: 'The pupil number is left out because nothing followed from the referral (UN7), but something did.',
    remedy: 'Give the pupil number or another reason, or correct the referral.',
    check({ identifiers: it, episodes }, _, found) {
      if (it.UPNunknown !== 'UN7') return
      for (const episode of episodes)
        if (episode.ReferralNFA === false) found(at(it, 'UPNunknown'), at(episode, 'ReferralNFA'))
    },
  },
  {
    code: '8775Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['PersonBirthDate', 'CINclosureDate'],
    wrong: `Somebody over ${ADULT_AGE} had an open case.`,
    remedy: 'Correct the date of birth, or close the case on the day that it ended.',
    check({ identifiers: it, episodes }, { end }, found) {
      const born = it.PersonBirthDate
      if (born === undefined || born >= yearsLater(end, -ADULT_AGE)) return
      const birthday = yearsLater(born, ADULT_AGE)
      for (const episode of episodes)
        if (episode.CINclosureDate === undefined || episode.CINclosureDate > birthday)
          found(at(it, 'PersonBirthDate'), at(episode, 'CINclosureDate'))
    },
  },
  {
    code: '8590',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    wrong: 'The child has no referral in this file.',
    remedy: 'Add the referral, or leave the child out.',
    check({ identifiers, episodes }, _, found) {
      if (episodes.length === 0) found(at(identifiers, 'LAchildID'))
    },
  },
]

/** The last birthday of those who were four when the school year of a census began. */
function bornBySchoolYear(end: string): string {
  return `${String(Number(end.slice(0, 4)) - 1 - SCHOOL_AGE).padStart(4, '0')}-08-31`
}
