import { type Command, defineCommand } from '../command.ts'
import { errorMessage, Refusal } from '../errors.ts'
import { secretFor } from '../secret.ts'
import { type Check, checkInWords, unreachable } from './check.ts'

/** `recount` counts again what is kept as totals; only when asked, since it reads every record. */
export const doctorCommand = (recount: (ownerUrl: string, secret: string) => Promise<Check[]>): Command =>
  defineCommand({
    name: 'doctor',
    summary: 'Says what is in order, what is not, and what to do about it',
    arguments: [],
    options: {
      recount: {
        type: 'boolean',
        describe: 'Also counts every record again and says where the totals differ; repairs nothing',
      },
    },
    async run({ values, config, withDatabase, answer }) {
      const secret = secretFor(config)
      const { examineFromOutside } = await import('./examine-from-outside.ts')
      const checks = await withDatabase(async ownerUrl => [
        ...(await examineFromOutside({ ...config, secret }, ownerUrl)),
        ...(values.recount ? await recount(ownerUrl, secret) : []),
      ]).catch(error => [unreachable(errorMessage(error))])
      answer({ ok: checks.every(check => check.state !== 'wrong'), checks }, () => checks.map(checkInWords).join('\n'))
      const wrong = checks.filter(check => check.state === 'wrong')
      if (wrong.length > 0) throw new Refusal(`Not in order: ${wrong.map(check => check.name).join(', ')}.`)
    },
  })
