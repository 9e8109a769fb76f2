/**
 * `quarantined` until scanned; `not-scanned-here` where no scanner is set up, which every page that offers the file says;
 * `read-as-text` for figures, which are read and given back as text and never run.
 */
export const FILE_STATES = ['quarantined', 'clean', 'infected', 'not-scanned-here', 'read-as-text'] as const
export type FileState = (typeof FILE_STATES)[number]

export interface StoredFile {
  readonly fileId: string
  readonly partnershipId: string
  readonly agencyId: string | undefined
  /** it came with a case, and is read by those who handle cases alone */
  readonly isCase: boolean
  readonly name: string
  readonly declaredType: string
  readonly detectedType: string
  readonly hash: Buffer
  readonly size: number
  readonly state: FileState
  /** what the scanner found in an infected file */
  readonly signature: string | undefined
  readonly receivedBy: string
  readonly receivedAt: Temporal.Instant
}

/** Whether the content may be given out. */
export function mayBeOpened(state: FileState): boolean {
  switch (state) {
    case 'clean':
    case 'not-scanned-here':
    case 'read-as-text':
      return true
    case 'quarantined':
    case 'infected':
      return false
  }
}

/** What a page that offers the file says of it; undefined when there is nothing to warn of. */
export function fileWarning(state: FileState): string | undefined {
  switch (state) {
    case 'clean':
    case 'read-as-text':
      return undefined
    case 'not-scanned-here':
      return 'Not scanned for viruses here: open it only if you expect it from whoever sent it.'
    case 'quarantined':
      return 'Being scanned for viruses. It can be opened when this is done.'
    case 'infected':
      return 'The virus scanner found something in it. It cannot be opened.'
  }
}

const BYTES_IN_MB = 1_000_000

/** "77.3 GB", "4.2 MB", "312 KB", "17 bytes" */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  if (bytes < BYTES_IN_MB) return `${Math.round(bytes / 1_000)} KB`
  if (bytes < 1_000 * BYTES_IN_MB) return `${(bytes / BYTES_IN_MB).toFixed(1)} MB`
  return `${(bytes / BYTES_IN_MB / 1_000).toFixed(1)} GB`
}

/** The name without a path, line breaks, or what would hide its end. */
export function tidyFileName(name: string): string {
  const own = name.split(/[/\\]/).at(-1) ?? ''
  const tidy = own.normalize('NFC').replace(/\p{C}/gu, '').trim()
  return shorten(tidy === '' || tidy === '.' || tidy === '..' ? 'file' : tidy)
}

const MOST_LETTERS = 200

// The end tells what kind of file it is, so a long name loses its middle.
function shorten(name: string): string {
  if (name.length <= MOST_LETTERS) return name
  return `${name.slice(0, MOST_LETTERS - 40)}...${name.slice(-37)}`
}
