import type { OptionSpecs } from './command.ts'

/** Option of every command that works in one partnership. */
export const partnershipOption = {
  partnership: {
    type: 'string',
    value: 'SLUG',
    describe: 'The short name of the partnership, where there are several',
  },
} as const satisfies OptionSpecs
