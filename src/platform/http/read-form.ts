import { NotAllowed, Refusal } from '../errors.ts'
import type { Handling } from './handle.ts'
import type { Form, UploadedFile } from './route.ts'

/** Reads the fields and files of a POST and checks that the form was one of ours. A GET has neither. */
export async function readForm(handling: Handling): Promise<{ form: Form; files: readonly UploadedFile[] }> {
  const { row, request } = handling
  if (row.method !== 'POST') return { form: {}, files: [] }
  const { fields, files } = request.isMultipart()
    ? await readParts(handling)
    : { fields: (request.body ?? {}) as Form, files: [] }
  request.body = fields
  await checkOrigin(handling)
  const { _csrf, ...form } = fields
  return { form, files }
}

async function readParts({ row, request }: Handling): Promise<{ fields: Form; files: UploadedFile[] }> {
  if (row.uploadBytes === undefined) throw new Refusal('This page does not take files.')
  const fields: Record<string, string | readonly string[]> = {}
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
  return { fields, files }
}

async function checkOrigin({ server, request, reply }: Handling): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.csrfProtection(request, reply, (error?: Error) =>
      error
        ? reject(
            new NotAllowed(
              'This form was open too long, or was not sent from this site. Go back, reload the page and send it again.',
            ),
          )
        : resolve(),
    )
  })
}
