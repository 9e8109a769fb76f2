import { errorCodes, type FastifyRequest } from 'fastify'
import { Refusal } from '../errors.ts'
import type { Form, Route, UploadedFile } from './route.ts'

export const MOST_FORM_BYTES = 1_000_000

/** Before the handler of a POST: reads its fields into `request.body` and its files into `request.uploads`. */
export function readFormOf(row: Route): (request: FastifyRequest) => Promise<void> {
  return async request => {
    if (request.isMultipart()) await readParts(request, row.uploadBytes)
    refuseNul(formOf(request), request.uploads ?? [])
  }
}

async function readParts(request: FastifyRequest, uploadBytes: number | undefined): Promise<void> {
  if (uploadBytes === undefined) throw new Refusal('This page does not take files.')
  const fields: Record<string, string | string[]> = {}
  const files: UploadedFile[] = []
  // The limits of the parser are for each part alone: many of them together would fill the memory.
  let left = uploadBytes + MOST_FORM_BYTES
  const take = (bytes: number): void => {
    left -= bytes
    if (left < 0) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
  }
  for await (const part of request.parts({ limits: { fileSize: uploadBytes } })) {
    if (part.type === 'file') {
      const content = await part.toBuffer()
      take(content.length)
      if (part.filename !== '') files.push({ field: part.fieldname, name: part.filename, content })
      continue
    }
    const value = String(part.value)
    take(Buffer.byteLength(value))
    const earlier = fields[part.fieldname]
    fields[part.fieldname] = earlier === undefined ? value : [earlier, value].flat()
  }
  request.body = fields
  request.uploads = files
}

// PostgreSQL keeps no such character, and no keyboard types it.
function refuseNul(form: Form, files: readonly UploadedFile[]): void {
  const sent = [...Object.values(form).flat(), ...files.map(file => file.name)]
  if (sent.some(text => text?.includes('\0')))
    throw new Refusal('What you sent holds a character that cannot be printed. Type it again.')
}

/** The fields as typed, without the anti-forgery field. */
export function formOf(request: FastifyRequest): Form {
  const { _csrf, ...form } = (request.body ?? {}) as Record<string, string | string[] | undefined>
  return form
}
