import { defineCommand } from '../command.ts'
import { errorMessage, Refusal } from '../errors.ts'
import { secretFor } from '../secret.ts'
import { checkInWords, unreachable } from './check.ts'

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'Says what is in order, what is not, and what to do about it',
  arguments: [],
  options: {},
  async run({ config, withDatabase, answer }) {
    const secret = secretFor(config)
    const { examineFromOutside } = await import('./examine-from-outside.ts')
    const checks = await withDatabase(ownerUrl => examineFromOutside({ ...config, secret }, ownerUrl)).catch(error => [
      unreachable(errorMessage(error)),
    ])
    answer({ ok: checks.every(check => check.state !== 'wrong'), checks }, () => checks.map(checkInWords).join('\n'))
    const wrong = checks.filter(check => check.state === 'wrong')
    if (wrong.length > 0) throw new Refusal(`Not in order: ${wrong.map(check => check.name).join(', ')}.`)
  },
})
