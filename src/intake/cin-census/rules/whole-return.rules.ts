import { at, isWithin, type Place, type ReturnRule, type Tally } from '../rule.ts'

const LEAST_DISABILITY_CODES = 8
const MOST_WITHOUT_SEX_PERCENT = 2

const tally = (parts: Partial<Tally>): Tally => ({ child() {}, end() {}, ...parts })

/** A place in the return as a whole. */
const inReturn = (module: Place['module'], field: string, value: string): Place => ({ module, line: 1, field, value })

// A text cut out of a file holds on to the piece of the file that it was cut from; its copy does not.
const page = Buffer.alloc(1_024)
const copyOf = (text: string): string =>
  text.length * 3 > page.length ? Buffer.from(text).toString() : page.toString('utf8', 0, page.write(text))

/** The first child with a value: its line, zero once it has been told of, and its local identifier. */
interface First {
  line: number
  readonly id: string | undefined
}

/** Tells of each child whose value came with another child already, and once of that other. */
function twice(field: 'LAchildID' | 'UPN'): Tally {
  const firsts = new Map<string, First>()
  return tally({
    child({ identifiers }, _, found) {
      const given = identifiers[field]
      if (given === undefined) return
      const first = firsts.get(given)
      if (!first) {
        const value = copyOf(given)
        const id = identifiers.LAchildID
        firsts.set(value, { line: identifiers.line, id: field === 'LAchildID' ? value : id && copyOf(id) })
        return
      }
      found(at(identifiers, field))
      if (first.line > 0) found({ module: 'ChildIdentifiers', line: first.line, field, value: given, child: first.id })
      first.line = 0
    },
  })
}

export const wholeReturnRules: readonly ReturnRule[] = [
  {
    code: '100',
    severity: 'error',
    module: 'Header',
    fields: ['ReferenceDate'],
    wrong: 'The reference date is not 31 March of the year that the file says it is for.',
    remedy: 'Correct the year or the reference date in the header; every rule about the census year depends on them.',
    begin: header =>
      tally({
        end(_, found) {
          if (!header) found({ module: 'Header', line: 1, field: 'ReferenceDate', value: null })
          else if (header.ReferenceDate === undefined || header.ReferenceDate !== `${header.Year}-03-31`)
            found(at(header, 'ReferenceDate'))
        },
      }),
  },
  {
    code: '8510',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['LAchildID'],
    wrong: 'Another child in the file has the same local identifier.',
    remedy: 'Join the two where they are one child, or give one of them another identifier.',
    begin: () => twice('LAchildID'),
  },
  {
    code: '1520',
    severity: 'error',
    module: 'ChildIdentifiers',
    fields: ['UPN'],
    wrong: 'Another child in the file has the same pupil number.',
    remedy: 'Join the two where they are one child, or take the number of each from the school again.',
    begin: () => twice('UPN'),
  },
  {
    code: '2883',
    severity: 'error',
    module: 'ChildProtectionPlans',
    fields: ['CPPstartDate', 'DateOfInitialCPC'],
    wrong: 'More child protection plans began in the year than initial conferences were held.',
    remedy: 'Look for conferences that are missing, and for plans that began in an earlier year.',
    begin() {
      let plans = 0
      let conferences = 0
      return tally({
        child({ episodes }, census) {
          for (const episode of episodes) {
            if (isWithin(episode.DateOfInitialCPC, census)) conferences++
            for (const it of episode.enquiries) if (isWithin(it.DateOfInitialCPC, census)) conferences++
            for (const it of episode.protectionPlans) if (isWithin(it.CPPstartDate, census)) plans++
          }
        },
        end(_, found) {
          if (plans > conferences)
            found(
              inReturn('ChildProtectionPlans', 'CPPstartDate', String(plans)),
              inReturn('Section47', 'DateOfInitialCPC', String(conferences)),
            )
        },
      })
    },
  },
  {
    code: '2886Q',
    severity: 'query',
    module: 'ChildIdentifiers',
    fields: ['Sex'],
    wrong: `More than ${MOST_WITHOUT_SEX_PERCENT} in 100 children who are born have no sex, or U.`,
    remedy: 'Complete it where it is known, or say why it is not.',
    begin() {
      let children = 0
      let without = 0
      return tally({
        child({ identifiers: { Sex: sex, ExpectedPersonBirthDate: expected } }) {
          children++
          if ((sex === undefined || sex === 'U') && expected === undefined) without++
        },
        end(_, found) {
          if (without * 100 > children * MOST_WITHOUT_SEX_PERCENT)
            found(inReturn('ChildIdentifiers', 'Sex', `${without} of ${children}`))
        },
      })
    },
  },
  {
    code: '2887Q',
    severity: 'query',
    module: 'Disabilities',
    fields: ['Disability'],
    wrong: `Fewer than ${LEAST_DISABILITY_CODES} different disabilities were recorded among all children.`,
    remedy: 'Look whether your system has a choice for each, or say why there are so few.',
    begin() {
      const used = new Set<string>()
      return tally({
        child({ disabilities }, { codes }) {
          for (const code of disabilities.Disability)
            if (code !== 'NONE' && !used.has(code) && codes.Disability.has(code)) used.add(copyOf(code))
        },
        end(_, found) {
          if (used.size < LEAST_DISABILITY_CODES) found(inReturn('Disabilities', 'Disability', String(used.size)))
        },
      })
    },
  },
  {
    code: '2888Q',
    severity: 'query',
    module: 'Disabilities',
    fields: ['Disability'],
    wrong: 'No child has more than one disability.',
    remedy: 'Record all disabilities of a child, or say why each has one only.',
    begin() {
      let most = 0
      return tally({
        child({ disabilities }) {
          const count = disabilities.Disability.filter(code => code !== 'NONE').length
          if (count > most) most = count
        },
        end(_, found) {
          if (most === 1) found(inReturn('Disabilities', 'Disability', '1'))
        },
      })
    },
  },
]
