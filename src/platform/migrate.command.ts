import { defineCommand } from './command.ts'
import { migrate } from './db/migrate.ts'
import { secretFor } from './secret.ts'

export const migrateCommand = defineCommand({
  name: 'migrate',
  summary: 'Brings the database to the newest schema',
  arguments: [],
  options: {},
  async run({ config, withDatabase, answer }) {
    const { applied } = await withDatabase(ownerUrl => migrate(ownerUrl, secretFor(config)))
    answer({ applied }, () => (applied.length > 0 ? `Applied ${applied.join(', ')}` : 'Nothing to do'))
  },
})
