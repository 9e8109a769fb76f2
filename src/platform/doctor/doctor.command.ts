import { systemClock } from '../clock.ts'
import { defineCommand } from '../command.ts'
import { createApp } from '../create-app.ts'
import { openDatabase } from '../db/database.ts'
import { errorMessage, Refusal } from '../errors.ts'
import { silentLog } from '../log.ts'
import { secretFor } from '../secret.ts'
import { checkInWords } from './check.ts'
import { examine, unreachable } from './doctor.ts'

export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'Says what is in order, what is not, and what to do about it',
  arguments: [],
  options: {},
  async run({ config, withDatabase, answer }) {
    const secret = secretFor(config)
    const checks = await withDatabase(async ownerUrl => {
      const open = () => openDatabase(ownerUrl, secret, 'kith_auth', { max: 1 })
      const app = createApp({ config: { ...config, secret }, clock: systemClock, log: silentLog(), open })
      try {
        return await examine(app, ownerUrl, secret)
      } finally {
        await app.close()
      }
    }).catch(error => [unreachable(errorMessage(error))])
    answer({ ok: checks.every(check => check.state !== 'wrong'), checks }, () => checks.map(checkInWords).join('\n'))
    const wrong = checks.filter(check => check.state === 'wrong')
    if (wrong.length > 0) throw new Refusal(`Not in order: ${wrong.map(check => check.name).join(', ')}.`)
  },
})
