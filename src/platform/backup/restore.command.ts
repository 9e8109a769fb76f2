import { join } from 'node:path'
import { defineCommand } from '../command.ts'
import { secretFor } from '../secret.ts'
import { thousands } from '../thousands.ts'
import { passphraseOption, readPassphrase } from './passphrase.ts'

export const restoreCommand = defineCommand({
  name: 'restore',
  summary: 'Puts a backup into an empty database, and checks that everything arrived',
  arguments: ['FILE'],
  options: passphraseOption,
  async run({ config, given, values, withDatabase, answer, say }) {
    const passphrase = await readPassphrase(values['passphrase-file'])
    const secret = secretFor(config)
    const { dataDir } = config
    const { withFileStore } = await import('./owner-files.ts')
    const { restoreBackup } = await import('./restore-backup.ts')
    const { noteBackup } = await import('./note-backup.ts')
    const report = await withDatabase(async ownerUrl => {
      const restored = await withFileStore({ ownerUrl, secret, folder: join(dataDir, 'files') }, store =>
        restoreBackup({ ownerUrl, secret, store, dataDir, path: given.FILE, passphrase, say }),
      )
      await noteBackup(ownerUrl, 'backup-restored', { madeAt: restored.madeAt })
      return restored
    })
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
    answer({ ...report, rows }, () =>
      [
        `Restored the backup of ${report.madeAt}: ${thousands(rows)} rows, ${report.files} files.`,
        `The audit trail stands: ${thousands(report.auditEntries)} entries verified.`,
      ].join('\n'),
    )
  },
})
