import { fault, type Issue } from './issue.ts'

const DECODERS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
}

/** Turns the bytes of an XML file into text, piece by piece, by its byte order mark or what it declares. */
export class TextOfBytes {
  #decoder: TextDecoder | undefined
  #encoding = ''
  #start: Uint8Array = new Uint8Array(0)

  /** A fault when the bytes cannot be read as what the file says it is. */
  write(bytes: Uint8Array): string | Issue {
    if (this.#decoder) return this.#decode(bytes)
    this.#start = this.#start.length === 0 ? bytes : Buffer.concat([this.#start, bytes])
    // The declaration says how to go on, so it is waited for.
    return this.#start.length < 256 ? '' : this.#begin()
  }

  end(): string | Issue {
    const begun = this.#decoder ? '' : this.#begin()
    if (typeof begun !== 'string') return begun
    const rest = this.#decode(undefined)
    return typeof rest === 'string' ? begun + rest : rest
  }

  #begin(): string | Issue {
    const bytes = this.#start
    this.#encoding = encodingOf(bytes)
    const name = DECODERS[this.#encoding]
    if (name === undefined)
      return fault(
        'encoding-unknown',
        `The file says that it is written in ${this.#encoding}, which is not read here. Save it as UTF-8.`,
        { value: this.#encoding },
      )
    this.#decoder = new TextDecoder(name, { fatal: true })
    return this.#decode(bytes)
  }

  #decode(bytes: Uint8Array | undefined): string | Issue {
    try {
      return this.#decoder?.decode(bytes, { stream: bytes !== undefined }) ?? ''
    } catch {
      return fault(
        'encoding-wrong',
        `The file ${this.#encoding === 'utf-8' ? 'is read as UTF-8' : `says that it is written in ${this.#encoding}`}, but holds bytes that are not. Save it as UTF-8, or let its first line say how it is written, such as encoding="windows-1252".`,
      )
    }
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0x3c && b === 0 && d === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c && c === 0) return 'utf-16be'
  const declared = /^\ufeff?(?:\u00ef\u00bb\u00bf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(
    Buffer.from(bytes.subarray(0, 256)).toString('latin1'),
  )?.[1]
  // A file that a program turned into UTF-8 may still declare that it is UTF-16: its single bytes say otherwise.
  const found = (declared ?? 'utf-8').toLowerCase()
  return found.startsWith('utf-16') ? 'utf-8' : found
}
