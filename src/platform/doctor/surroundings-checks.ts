import type { AppConfig } from '../config.ts'
import { errorCode, errorMessage } from '../errors.ts'
import { sizeInWords } from '../files/file.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Scanner } from '../files/scanner.ts'
import type { Mail } from '../mail/mail.ts'
import { type Check, ok, warning, wrong } from './check.ts'

export async function checkMail(mail: Pick<Mail, 'hasServer' | 'check'>): Promise<Check> {
  if (!mail.hasServer) return ok('mail', 'no mail server: every mail stays in the outbox')
  try {
    await mail.check()
    return ok('mail', 'the mail server answers')
  } catch (error) {
    return wrong('mail', `the mail server does not take mail (${errorCode(error) ?? 'unknown'})`, 'Check SMTP_URL.')
  }
}

const FEW_BYTES = 1_000_000_000

export async function checkStore(store: FileStore): Promise<Check> {
  try {
    const { freeBytes } = await store.check()
    if (freeBytes === undefined) return ok('files', 'files can be kept')
    const left = `files can be kept, ${sizeInWords(freeBytes)} free`
    return freeBytes < FEW_BYTES
      ? warning('files', left, 'Make room on the disk of the data folder.')
      : ok('files', left)
  } catch (error) {
    return wrong(
      'files',
      `files cannot be kept (${errorCode(error) ?? 'unknown'})`,
      'Check the data folder: KITH_DATA_DIR.',
    )
  }
}

export async function checkScanner(scanner: Scanner, config: AppConfig): Promise<Check> {
  try {
    const version = await scanner.version()
    if (version !== undefined) return ok('scanner', version)
    const found = 'no virus scanner: files are marked “not scanned here”'
    return config.environment === 'production' ? warning('scanner', found, 'Set CLAMD_ADDRESS.') : ok('scanner', found)
  } catch (error) {
    return wrong('scanner', errorMessage(error), 'Files stay in quarantine until it answers. Check CLAMD_ADDRESS.')
  }
}
