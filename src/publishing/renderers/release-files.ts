import type { PublishedDocument } from '../document.ts'
import type { ReleaseFile } from '../release.ts'
import { renderHtmlFile } from './html-file.ts'
import { openData } from './open-data.ts'
import { renderPdf } from './pdf.ts'

export const RELEASE_FORMATS = ['html', 'pdf', 'open-data'] as const
export type ReleaseFormat = (typeof RELEASE_FORMATS)[number]

/** The document in one format: one file, or for open data a folder of them. */
export function renderFormat(document: PublishedDocument, format: ReleaseFormat): ReleaseFile[] {
  switch (format) {
    case 'html':
      return [
        {
          name: `${document.id}.html`,
          mediaType: 'text/html; charset=utf-8',
          content: Buffer.from(renderHtmlFile(document)),
        },
      ]
    case 'pdf':
      return [
        { name: `${document.id}.pdf`, mediaType: 'application/pdf', content: Buffer.from(renderPdf(document).bytes) },
      ]
    case 'open-data':
      return openData(document).map(file => ({
        name: `data/${file.path}`,
        mediaType: file.path.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'text/plain; charset=utf-8',
        content: Buffer.from(file.content),
      }))
  }
}

/** The files of a release beside its pages, all made from the one frozen document. */
export const renderReleaseFiles = (document: PublishedDocument): ReleaseFile[] => [
  ...renderFormat(document, 'pdf'),
  ...renderFormat(document, 'open-data'),
]
