import type { Source } from '../codes.ts'

/** Kinds of agency that are one kind of source. Of the others, such as a trust or a care provider, it has to be asked. */
const SOURCES_OF_KINDS: Readonly<Record<string, Source>> = {
  'local-authority': 'council-social-care',
  police: 'police',
  'fire-and-rescue': 'fire-and-rescue',
  probation: 'probation',
  school: 'education',
  college: 'education',
  'early-years': 'early-years',
  housing: 'housing',
  voluntary: 'voluntary',
  advocacy: 'voluntary',
  healthwatch: 'voluntary',
}

export const sourceOfAgency = (kind: string | undefined): Source | undefined =>
  kind === undefined ? undefined : SOURCES_OF_KINDS[kind]
