/** What a course teaches up to: awareness for everybody, levels 1 to 4 by what the work asks for. */
export const LEVELS = ['awareness', '1', '2', '3', '4'] as const

/** Where somebody works, whoever employs them. */
export const SETTINGS = [
  'council',
  'health',
  'police',
  'education',
  'early years',
  'care provider',
  'housing',
  'voluntary',
  'other',
] as const

export const STATUSES = {
  delivered: 'delivered',
  'cancelled: low numbers': 'low-numbers',
  'cancelled: trainer': 'trainer',
  'cancelled: other': 'other',
} as const
export type Status = (typeof STATUSES)[keyof typeof STATUSES]

export const STATUS_NAMES = Object.keys(STATUSES) as readonly (keyof typeof STATUSES)[]
