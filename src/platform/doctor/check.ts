export const CHECK_STATES = ['ok', 'warning', 'wrong'] as const
export type CheckState = (typeof CHECK_STATES)[number]

/** One line of what doctor says. */
export interface Check {
  readonly name: string
  readonly state: CheckState
  /** what was found */
  readonly found: string
  /** what to do about it */
  readonly advice?: string
}

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found })
export const warning = (name: string, found: string, advice: string): Check => ({
  name,
  state: 'warning',
  found,
  advice,
})
export const wrong = (name: string, found: string, advice: string): Check => ({ name, state: 'wrong', found, advice })

export const unreachable = (reason: string): Check =>
  wrong('database', reason, 'Check DATABASE_URL, or the data folder, and that the server runs.')

export function checkInWords({ name, state, found, advice }: Check): string {
  const line = `${state.padEnd(8)} ${name.padEnd(11)} ${found}`
  return advice === undefined ? line : `${line}\n${' '.repeat(21)}${advice}`
}

/** "3 minutes", "2 days" */
export function durationInWords(seconds: number): string {
  const units = [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const
  for (const [unit, length] of units) {
    const count = Math.floor(seconds / length)
    if (count > 0) return count === 1 ? `1 ${unit}` : `${count} ${unit}s`
  }
  return seconds === 1 ? '1 second' : `${Math.round(seconds)} seconds`
}
