import { defineCommand } from '../command.ts'
import { Refusal } from '../errors.ts'
import { secretFor } from '../secret.ts'
import { isKeyPurpose, KEY_PURPOSES, ROTATED_TOGETHER } from './purpose.ts'

export const keysRotateCommand = defineCommand({
  name: 'keys rotate',
  summary: 'Adds a new version of a key, or of all but the one for pseudonyms; what was sealed before still opens',
  arguments: ['[PURPOSE]'],
  options: {},
  async run({ config, given, withDatabase, answer }) {
    const purpose = given.PURPOSE
    if (purpose !== undefined && !isKeyPurpose(purpose)) {
      throw new Refusal(`There is no key for ${purpose}. There are: ${KEY_PURPOSES.join(', ')}`)
    }
    const purposes = purpose === undefined ? ROTATED_TOGETHER : [purpose]
    const { asOwner } = await import('../db/as-owner.ts')
    const { auditOperator } = await import('../audit/operator.ts')
    const { rotateKeys } = await import('./data-key.store.ts')
    const rotated = await withDatabase(ownerUrl =>
      asOwner(ownerUrl, async client => {
        const keys = await rotateKeys(client, secretFor(config), purposes)
        await auditOperator(client, 'keys-rotated', { purposes })
        return keys
      }),
    )
    answer(rotated, () => rotated.map(key => `${key.purpose}: version ${key.version}`).join('\n'))
  },
})
