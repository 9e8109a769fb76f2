import { dirname, extname, join } from 'node:path'
import { auditVerifyCommand } from '#platform/audit/audit-verify.command.ts'
import { backupCommand } from '#platform/backup/backup.command.ts'
import { restoreCommand } from '#platform/backup/restore.command.ts'
import { clockCommand } from '#platform/clock.command.ts'
import type { Command } from '#platform/command.ts'
import { doctorCommand } from '#platform/doctor/doctor.command.ts'
import { keysRotateCommand } from '#platform/keys/keys-rotate.command.ts'
import { migrateCommand } from '#platform/migrate.command.ts'
import { serveCommand } from '#platform/serve.command.ts'
import { startCommand } from '#platform/start.command.ts'
import { demoLoadCommand, demoResetCommand } from '../demo/demo.command.ts'
import { sacCommand } from './concerns/counting/sac/sac.command.ts'
import { kpiMatrixCommand } from './indicators/kpi.command.ts'
import { measureCommands } from './indicators/measures.command.ts'
import { bankHolidaysCommand } from './intake/bank-holidays.command.ts'
import { intakeCommand } from './intake/intake.command.ts'
import { openDataCommands } from './intake/open-data/open-data.command.ts'
import { partnershipAddCommand } from './partnership/partnership-add.command.ts'
import { tokenCommands } from './partnership/token.command.ts'
import { userCommands } from './partnership/user.command.ts'
import { prepareDemonstration } from './prepare-demonstration.ts'
import { prepareOpenData } from './prepare-open-data.ts'
import { reportBuildCommand } from './report/report-build.command.ts'

// Beside the file that is run: part.ts beside main.ts, and the bundle of one beside the bundle of the other.
const [, main = ''] = process.argv
const program = join(dirname(main), `part${extname(main)}`)

/** Every command, in the order of the help text. */
export const commands: readonly Command[] = [
  startCommand(program, [prepareDemonstration], [prepareOpenData]),
  serveCommand('web', 'Runs the staff site alone', () => import('./web.ts')),
  serveCommand('public', 'Runs the public site alone', () => import('./public.ts')),
  serveCommand('worker', 'Runs the background jobs alone', () => import('./worker.ts')),
  migrateCommand,
  ...measureCommands(async () => (await import('./catalogue.ts')).catalogue),
  kpiMatrixCommand,
  intakeCommand(async () => (await import('./catalogue.ts')).intake),
  bankHolidaysCommand(async () => (await import('#concerns')).concernClocks),
  ...openDataCommands(async () => (await import('./catalogue.ts')).catalogue),
  sacCommand,
  reportBuildCommand(async () => (await import('./catalogue.ts')).catalogue),
  partnershipAddCommand,
  ...userCommands,
  ...tokenCommands,
  backupCommand,
  restoreCommand,
  keysRotateCommand,
  auditVerifyCommand,
  doctorCommand(async (ownerUrl, secret) =>
    (await import('./concerns/counting/recount.ts')).recountTotals(ownerUrl, secret),
  ),
  demoLoadCommand,
  demoResetCommand,
  clockCommand,
]
