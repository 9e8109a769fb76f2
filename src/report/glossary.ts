export interface GlossaryTerm {
  readonly term: string
  /** other forms that count as use of the term: short forms and spellings */
  readonly forms: readonly string[]
  readonly meaning: string
  /** what replaced it, where the term is no longer the one to use */
  readonly replacedBy?: string
}

/** The words of the field that a reader of the report may not know. Printed only where the report uses them. */
export const GLOSSARY: readonly GlossaryTerm[] = [
  {
    term: 'Advocate',
    forms: ['advocacy', 'advocates'],
    meaning: 'Somebody independent who helps a person say what they want and makes sure that they are heard.',
  },
  {
    term: 'Care Act 2014',
    forms: [],
    meaning:
      'The law on care and support for adults. Section 42 says when a council must make enquiries about abuse or neglect.',
  },
  {
    term: 'Child protection plan',
    forms: ['child protection plans', 'CP plan', 'CP plans'],
    meaning:
      'What must be done, by whom and by when, to keep safe a child who has suffered or is likely to suffer significant harm.',
  },
  {
    term: 'Child safeguarding practice review',
    forms: ['child safeguarding practice reviews', 'CSPR', 'LCSPR', 'practice review'],
    meaning:
      'A review of how agencies worked together when a child died or was seriously harmed, made so that others learn from it.',
  },
  {
    term: 'Community safety partnership',
    forms: ['community safety partnerships', 'CSP', 'Community Safety Partnership'],
    meaning:
      'The responsible authorities of an area working together on crime, disorder and serious violence under the Crime and Disorder Act 1998.',
  },
  {
    term: 'Concern',
    forms: ['concerns'],
    meaning:
      'A sign of suspected abuse or neglect of an adult that is reported to the council, or that the council finds itself.',
  },
  {
    term: 'Contact',
    forms: ['contacts'],
    meaning: 'Any approach to children’s services about a child, before anybody has decided whether it is a referral.',
  },
  {
    term: 'Complex trio',
    forms: ['complex trio'],
    meaning: 'Domestic abuse, mental ill health and substance misuse in one household.',
  },
  {
    term: 'Domestic abuse related death review',
    forms: ['DARDR', 'domestic abuse related death reviews'],
    meaning: 'A review of a death that has, or appears to have, resulted from domestic abuse.',
  },
  {
    term: 'Domestic homicide review',
    forms: ['DHR', 'DHRs', 'domestic homicide reviews'],
    meaning: 'A review of a killing by a relative, partner, former partner or member of the household.',
    replacedBy: 'domestic abuse related death review',
  },
  {
    term: 'FGM',
    forms: ['female genital mutilation'],
    meaning:
      'Female genital mutilation: cutting or altering a girl’s or woman’s genitals for no medical reason. It is a crime.',
  },
  {
    term: 'Initial child protection conference',
    forms: ['ICPC', 'ICPCs', 'initial child protection conferences', 'child protection conference'],
    meaning: 'The meeting of family and professionals that decides whether a child needs a child protection plan.',
  },
  {
    term: 'Integrated care board',
    forms: ['ICB', 'Integrated Care Board'],
    meaning: 'The NHS body that plans health services for an area. One of the safeguarding partners.',
  },
  {
    term: 'Local Safeguarding Children Board',
    forms: ['LSCB'],
    meaning: 'The body that brought agencies together for children until 2019.',
    replacedBy: 'safeguarding partners',
  },
  {
    term: 'Making Safeguarding Personal',
    forms: ['MSP'],
    meaning: 'Asking the adult what they want to happen, working towards it, and recording whether it was achieved.',
  },
  {
    term: 'MCA and DoLS',
    forms: ['MCA', 'DoLS', 'DOLS', 'MCA/DoLS', 'Mental Capacity Act'],
    meaning:
      'The Mental Capacity Act 2005, and the Deprivation of Liberty Safeguards made under it, which say how decisions are made for adults who cannot make them.',
  },
  {
    term: 'Prevent',
    forms: [],
    meaning: 'The duty to help stop people from becoming terrorists or supporting terrorism.',
  },
  {
    term: 'Relevant staff',
    forms: ['relevant staff'],
    meaning: 'The staff who need a kind of training for the work they do. Each agency says how many they are.',
  },
  {
    term: 'Responsible authorities',
    forms: ['responsible authority'],
    meaning:
      'The council, police, fire and rescue, probation and integrated care board, which must form a community safety partnership.',
  },
  {
    term: 'Safeguarding adult review',
    forms: ['safeguarding adult reviews', 'SAR', 'SARs'],
    meaning:
      'A review under the Care Act of how agencies worked together when an adult with care needs died or was seriously harmed.',
  },
  {
    term: 'Safeguarding partners',
    forms: ['safeguarding partner'],
    meaning:
      'The council, the integrated care board and the chief officer of police, jointly responsible for arrangements to keep children safe.',
  },
  {
    term: 'Section 42(1) and section 42(2)',
    forms: ['section 42', 'section 42(1)', 'section 42(2)', 'three tests'],
    meaning:
      'The council has a duty to make enquiries when an adult has care and support needs, is experiencing or at risk of abuse or neglect, and cannot protect themselves because of those needs: the three tests of section 42(1). The enquiry itself is made under section 42(2).',
  },
  {
    term: 'Section 46',
    forms: ['section 46', 'police protection'],
    meaning: 'The power of a police officer to take a child to a safe place, for 72 hours at most.',
  },
  {
    term: 'Section 47',
    forms: ['section 47', 's47'],
    meaning:
      'The duty of the council to make enquiries when a child may be suffering, or likely to suffer, significant harm.',
  },
  {
    term: 'Self-neglect',
    forms: ['self-neglect', 'self neglect'],
    meaning:
      'Not caring for one’s own health, hygiene or surroundings to the point of serious harm. It includes hoarding.',
  },
  {
    term: 'Serious case review',
    forms: ['SCR', 'SCRs'],
    meaning: 'What a child safeguarding practice review was called until 2019.',
    replacedBy: 'child safeguarding practice review',
  },
]

const isWordCharacter = /[\p{L}\p{N}]/u

/** The terms that the text uses, in alphabetical order. A short form counts only as a word of its own. */
export function termsUsed(text: string, glossary: readonly GlossaryTerm[] = GLOSSARY): GlossaryTerm[] {
  return glossary
    .filter(({ term, forms }) => [term, ...forms].some(form => usesWord(text, form)))
    .sort((a, b) => a.term.localeCompare(b.term, 'en-GB'))
}

function usesWord(text: string, form: string): boolean {
  // An abbreviation is told from a word by its capitals; a phrase may begin a sentence.
  const isAbbreviation = form === form.toUpperCase() || /[A-Z].*[A-Z]/.test(form)
  const [where, what] = isAbbreviation ? [text, form] : [text.toLowerCase(), form.toLowerCase()]
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    const [before, after] = [where[at - 1] ?? '', where[at + what.length] ?? '']
    if (!isWordCharacter.test(before) && !isWordCharacter.test(after)) return true
  }
  return false
}

/** Abbreviations in the text that the glossary does not explain: two capitals or more, as a word of their own. */
export function undefinedAbbreviations(text: string, glossary: readonly GlossaryTerm[] = GLOSSARY): string[] {
  const known = new Set(
    glossary.flatMap(({ term, forms }) => [term, ...forms]).flatMap(form => form.split(/[^\p{L}\p{N}]+/u)),
  )
  const plainWords = new Set(['NHS', 'UK', 'PDF', 'CSV', 'RAG', 'QA'])
  const found = text.match(/\b[A-Z][A-Za-z]*[A-Z][A-Za-z]*\b/g) ?? []
  const singular = (word: string): string => (/[A-Z]s$/.test(word) ? word.slice(0, -1) : word)
  return [...new Set(found.map(singular))].filter(word => !known.has(word) && !plainWords.has(word)).sort()
}
