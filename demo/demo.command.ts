import { forgetNotedHead } from '#platform/audit/head-note.ts'
import { defineCommand } from '#platform/command.ts'
import { migrate } from '#platform/db/migrate.ts'
import { Refusal } from '#platform/errors.ts'
import { secretFor } from '#platform/secret.ts'

const OWN = 'belongs on an installation of its own'

export const demoLoadCommand = defineCommand({
  name: 'demo load',
  summary: 'Loads the demonstration into an installation that has no partnership yet',
  arguments: [],
  options: {},
  async run({ config, withDatabase, answer }) {
    if (config.environment === 'production') throw new Refusal('KITH_ENV=production has no demonstration.')
    const loading = await withDatabase(async ownerUrl => {
      await migrate(ownerUrl, secretFor(config))
      const { loadDemonstration } = await import('./load.ts')
      return loadDemonstration({ ownerUrl })
    })
    if (loading.outcome === 'has-own')
      throw new Refusal(`The demonstration cannot be loaded beside ${loading.partnershipName}: it ${OWN}.`)
    answer(loading, () =>
      loading.outcome === 'loaded' ? 'The demonstration is loaded.' : 'The demonstration is there already.',
    )
  },
})

export const demoResetCommand = defineCommand({
  name: 'demo reset',
  summary: 'Puts the demonstration back as it was when it was first loaded; everything done in it since is lost',
  arguments: [],
  options: {},
  async run({ config, withDatabase, answer }) {
    if (config.environment === 'production') throw new Refusal('KITH_ENV=production has no demonstration.')
    const { resetDemonstration } = await import('./reset.ts')
    await withDatabase(ownerUrl => resetDemonstration({ ownerUrl, secret: secretFor(config) }))
    await forgetNotedHead(config.dataDir)
    answer({ outcome: 'reset' }, () => 'The demonstration is as it was when it was first loaded.')
  },
})
