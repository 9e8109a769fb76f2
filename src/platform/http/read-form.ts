import type { FastifyRequest } from 'fastify'
import { Refusal } from '../errors.ts'
import type { Form, Route, UploadedFile } from './route.ts'

/** Before the handler of a POST: reads its fields into `request.body` and its files into `request.uploads`. */
export function readFormOf(row: Route): (request: FastifyRequest) => Promise<void> {
  return async request => {
    if (!request.isMultipart()) return
    if (row.uploadBytes === undefined) throw new Refusal('This page does not take files.')
    const fields: Record<string, string | string[]> = {}
    const files: UploadedFile[] = []
    for await (const part of request.parts({ limits: { fileSize: row.uploadBytes } })) {
      if (part.type === 'file') {
        const content = await part.toBuffer()
        if (part.filename !== '') files.push({ field: part.fieldname, name: part.filename, content })
        continue
      }
      const value = String(part.value)
      const earlier = fields[part.fieldname]
      fields[part.fieldname] = earlier === undefined ? value : [earlier, value].flat()
    }
    request.body = fields
    request.uploads = files
  }
}

/** The fields as typed, without the anti-forgery field. */
export function formOf(request: FastifyRequest): Form {
  const { _csrf, ...form } = (request.body ?? {}) as Record<string, string | string[] | undefined>
  return form
}
