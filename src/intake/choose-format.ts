import { formatOf, unknownFormat } from './check-file.ts'
import { type FileFormat, isDocument, isTable } from './format.ts'
import { fault, type Issue } from './issue.ts'

/** The format that the sender says, or the one that the file shows; a fault when there is none. */
export async function chooseFormat(
  { content, format: said }: { readonly content: Uint8Array; readonly format?: string | undefined },
  formats: readonly FileFormat[],
): Promise<FileFormat | Issue> {
  if (said !== undefined) return formats.find(format => format.name === said) ?? unknownFormat(said, formats)
  return (await formatOf(content, formats)) ?? notRecognised(formats)
}

function notRecognised(formats: readonly FileFormat[]): Issue {
  const headings = formats.filter(isTable).map(({ title, columns }) => {
    const required = columns.filter(column => column.isRequired).map(column => column.name)
    return `${title}: ${required.join(', ')}`
  })
  const documents = formats.filter(isDocument).map(({ title }) => title)
  return fault(
    'format-not-recognised',
    `The file belongs to no format that is read here. Headings that are recognised: ${headings.join('; ')}. Documents: ${documents.join(', ')}.`,
    { row: 1 },
  )
}
