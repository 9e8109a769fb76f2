import type { PublishedDocument } from '../document.ts'
import type { ReleaseFile } from '../release.ts'
import { openData } from './open-data.ts'
import { renderPdf } from './pdf.ts'

/** Every file of a release, made from the one frozen document: the PDF, and the open data below `data/`. */
export function renderReleaseFiles(document: PublishedDocument): ReleaseFile[] {
  return [
    { name: `${document.id}.pdf`, mediaType: 'application/pdf', content: Buffer.from(renderPdf(document).bytes) },
    ...openData(document).map(file => ({
      name: `data/${file.path}`,
      mediaType: file.path.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
      content: Buffer.from(file.content),
    })),
  ]
}
