import { join } from 'node:path'
import { auditOperator } from '../audit/operator.ts'
import { systemClock } from '../clock.ts'
import { defineCommand } from '../command.ts'
import { asOwner } from '../db/as-owner.ts'
import { sizeInWords } from '../files/file.ts'
import { secretFor } from '../secret.ts'
import { withFileStore } from './owner-files.ts'
import { passphraseOption, readPassphrase } from './passphrase.ts'
import { writeBackup } from './write-backup.ts'

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
    const report = await withDatabase(async ownerUrl => {
      const folder = join(config.dataDir, 'files')
      const written = await withFileStore({ ownerUrl, secret, folder }, store =>
        writeBackup({ ownerUrl, secret, store, path: given.FILE, passphrase, clock: systemClock }),
      )
      await asOwner(ownerUrl, client =>
        auditOperator(client, 'backup-made', { bytes: written.bytes, position: written.auditHead.position }),
      )
      return written
    })
    const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
    answer({ ...report, rows }, () =>
      [
        `${report.path}: ${rows.toLocaleString('en-GB')} rows, ${report.files} files, ${sizeInWords(report.bytes)}.`,
        ...(report.missingFiles.length > 0
          ? [`The content of ${report.missingFiles.length} files is lost or damaged, and is not in the backup.`]
          : []),
      ].join('\n'),
    )
  },
})
