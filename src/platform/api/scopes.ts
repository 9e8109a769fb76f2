/** What a token may be good for. */
export const API_SCOPES = {
  'concerns:write': 'Hand in concerns, and read what was answered to them',
  'measures:read': 'Read measures',
} as const
export type ApiScope = keyof typeof API_SCOPES

export const isApiScope = (text: string): text is ApiScope => Object.hasOwn(API_SCOPES, text)
