import { CHANNELS } from '../../../codes.ts'

/** How a concern comes in that nobody sent through the portal. */
export const TYPED_CHANNELS = {
  phone: CHANNELS.phone,
  letter: CHANNELS.letter,
  'in-person': CHANNELS['in-person'],
  'own-staff': CHANNELS['own-staff'],
} as const
