import { errorCodes, type FastifyRequest } from 'fastify'
import type { Actor } from '../auth/actor.ts'
import { Refusal } from '../errors.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Form, LargeFile, Route, UploadedFile } from './route.ts'

export const MOST_FORM_BYTES = 1_000_000

/** Before the handler of a POST: reads its fields into `request.body`, and its files into `request.uploads` or `request.largeFiles`. */
export function readFormOf(row: Route, store: FileStore): (request: FastifyRequest) => Promise<void> {
  return async request => {
    if (request.isMultipart()) await readParts(request, row, store)
    refuseNul(formOf(request), [...(request.uploads ?? []), ...(request.largeFiles ?? [])])
  }
}

async function readParts(
  request: FastifyRequest,
  { uploadBytes, takesLargeFiles }: Route,
  store: FileStore,
): Promise<void> {
  if (uploadBytes === undefined) throw new Refusal('This page does not take files.')
  const fields: Record<string, string | string[]> = {}
  const files: UploadedFile[] = []
  const large: LargeFile[] = []
  // Known before it is complete: what is there already is put away when the rest fails.
  request.largeFiles = large
  // The limits of the parser are for each part alone: many of them together would fill the memory.
  let left = uploadBytes + MOST_FORM_BYTES
  const take = (bytes: number): void => {
    left -= bytes
    if (left < 0) throw new errorCodes.FST_ERR_CTP_BODY_TOO_LARGE()
  }
  for await (const part of request.parts({ limits: { fileSize: uploadBytes } })) {
    if (part.type === 'file') {
      const named = { field: part.fieldname, name: part.filename }
      if (takesLargeFiles) {
        const { partnershipId } = actorOf(request)
        const file = { ...named, ...(await store.arrive(partnershipId, counted(part.file, take), uploadBytes)) }
        if (file.name === '') await file[Symbol.asyncDispose]()
        else large.push(file)
        continue
      }
      const content = await part.toBuffer()
      take(content.length)
      if (part.filename !== '') files.push({ ...named, content })
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

function actorOf({ session }: FastifyRequest): Actor {
  if (!session?.actor) throw new TypeError('a route that takes large files is for people who act in a partnership')
  return session.actor
}

async function* counted(source: AsyncIterable<Buffer>, take: (bytes: number) => void): AsyncGenerator<Buffer> {
  for await (const piece of source) {
    take(piece.length)
    yield piece
  }
}

// PostgreSQL keeps no such character, and no keyboard types it.
function refuseNul(form: Form, files: readonly { readonly name: string }[]): void {
  const sent = [...Object.values(form).flat(), ...files.map(file => file.name)]
  if (sent.some(text => text?.includes('\0')))
    throw new Refusal('What you sent holds a character that cannot be printed. Type it again.')
}

/** The fields as typed, without the anti-forgery field. */
export function formOf(request: FastifyRequest): Form {
  const { _csrf, ...form } = (request.body ?? {}) as Record<string, string | string[] | undefined>
  return form
}
