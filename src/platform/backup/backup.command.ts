import { join } from 'node:path'
import { systemClock } from '../clock.ts'
import { defineCommand } from '../command.ts'
import { sizeInWords } from '../files/file.ts'
import { secretFor } from '../secret.ts'
import { thousands } from '../thousands.ts'
import { passphraseOption, readPassphrase } from './passphrase.ts'

export const backupCommand = defineCommand({
  name: 'backup',
  summary: 'Writes everything, as it stands at one moment, into one encrypted file',
  arguments: ['FILE'],
  options: passphraseOption,
  async run({ config, given, values, withDatabase, answer, say }) {
    const passphrase = await readPassphrase(values['passphrase-file'])
    const secret = secretFor(config)
    if (passphrase === undefined) {
      say(
        'The backup opens with KITH_SECRET alone: keep that apart from it, or give a passphrase with --passphrase-file.',
      )
    }
    const { withFileStore } = await import('./owner-files.ts')
    const { writeBackup } = await import('./write-backup.ts')
    const { noteBackup } = await import('./note-backup.ts')
    const report = await withDatabase(async ownerUrl => {
      const folder = join(config.dataDir, 'files')
      const written = await withFileStore({ ownerUrl, secret, folder }, store =>
        writeBackup({ ownerUrl, secret, store, path: given.FILE, passphrase, clock: systemClock }),
      )
      await noteBackup(ownerUrl, 'backup-made', { bytes: written.bytes, position: written.auditHead.position })
      return written
    })
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
    answer({ ...report, rows }, () =>
      [
        `${report.path}: ${thousands(rows)} rows, ${report.files} files, ${sizeInWords(report.bytes)}.`,
        ...(report.missingFiles.length > 0
          ? [`The content of ${report.missingFiles.length} files is lost or damaged, and is not in the backup.`]
          : []),
      ].join('\n'),
    )
  },
})
