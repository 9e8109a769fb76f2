import { type Command, defineCommand } from './command.ts'
import type { Preparation } from './supervisor.ts'

export function startCommand(
  program: string,
  preparations: readonly Preparation[],
  afterwards: readonly Preparation[] = [],
): Command {
  return defineCommand({
    name: 'start',
    summary: 'Runs everything: the database, the staff site, the public site and the worker',
    arguments: [],
    options: {},
    async run(surroundings) {
      const { supervise } = await import('./supervisor.ts')
      await supervise({ program, preparations, afterwards }, surroundings)
    },
  })
}
