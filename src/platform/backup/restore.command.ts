import { join } from 'node:path'
import { auditOperator } from '../audit/operator.ts'
import { defineCommand } from '../command.ts'
import { asOwner } from '../db/as-owner.ts'
import { secretFor } from '../secret.ts'
import { withFileStore } from './owner-files.ts'
import { passphraseOption, readPassphrase } from './passphrase.ts'
import { restoreBackup } from './restore-backup.ts'

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'Puts a backup into an empty database, and checks that everything arrived',
  arguments: ['FILE'],
  options: passphraseOption,
  async run({ config, given, values, withDatabase, answer, say }) {
    const passphrase = await readPassphrase(values['passphrase-file'])
    const secret = secretFor(config)
    const { dataDir } = config
    const report = await withDatabase(async ownerUrl => {
      const restored = await withFileStore({ ownerUrl, secret, folder: join(dataDir, 'files') }, store =>
        restoreBackup({ ownerUrl, secret, store, dataDir, path: given.FILE, passphrase, say }),
      )
      await asOwner(ownerUrl, client => auditOperator(client, 'backup-restored', { madeAt: restored.madeAt }))
      return restored
    })
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
    answer({ ...report, rows }, () =>
      [
        `Restored the backup of ${report.madeAt}: ${rows.toLocaleString('en-GB')} rows, ${report.files} files.`,
        `The audit trail stands: ${report.auditEntries.toLocaleString('en-GB')} entries verified.`,
      ].join('\n'),
    )
  },
})
