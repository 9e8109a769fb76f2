/** How much of a file's beginning is looked at. */
export const SAMPLE_BYTES = 262_144

/** What a file is by its first bytes: a MIME type, `text/plain` for readable text, else `application/octet-stream`. */
export async function detectType(sample: Buffer): Promise<string> {
  const { fileTypeFromBuffer } = await import('file-type') // 60 modules, for the first upload and not for the start
  const known = await fileTypeFromBuffer(sample)
  if (known) return known.mime
  return isText(sample) ? 'text/plain' : 'application/octet-stream'
}

function isText(sample: Buffer): boolean {
  if (sample.length === 0) return true
  // A sample may end within a character.
  const text = new TextDecoder('utf-8').decode(sample, { stream: true })
  if (text.includes('\uFFFD')) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 12) return false
  }
  return true
}
