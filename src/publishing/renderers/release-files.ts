import type { PublishedDocument } from '../document.ts'
import { DESCRIPTOR_TYPE } from '../open-data/csvw.ts'
import { openData } from '../open-data/open-data.ts'
import type { ReleaseFile } from '../release.ts'
import { renderHtmlFile } from './html-file.ts'
import { type PrintedPdf, renderPdf } from './pdf.ts'

export const RELEASE_FORMATS = ['html', 'pdf', 'open-data'] as const
export type ReleaseFormat = (typeof RELEASE_FORMATS)[number]

export interface RenderedFiles {
  readonly files: readonly ReleaseFile[]
  /** What whoever makes the files should know of them, in words; none in most. */
  readonly warnings: readonly string[]
}

/** The document in one format: one file, or for open data a folder of them. `site` is where the public site stands. */
export function renderFormat(document: PublishedDocument, format: ReleaseFormat, site?: string): RenderedFiles {
  switch (format) {
    case 'html': {
      const content = Buffer.from(renderHtmlFile(document))
      return { files: [{ name: `${document.id}.html`, mediaType: 'text/html; charset=utf-8', content }], warnings: [] }
    }
    case 'pdf': {
      const printed = renderPdf(document, site)
      const content = Buffer.from(printed.bytes)
      return {
        files: [{ name: `${document.id}.pdf`, mediaType: 'application/pdf', content }],
        warnings: warningsOf(printed),
      }
    }
    case 'open-data': {
      const files = openData(document).map(file => ({
        name: `data/${file.path}`,
        mediaType: mediaTypeOf(file.path),
        content: Buffer.from(file.content),
      }))
      return { files, warnings: [] }
    }
  }
}

function mediaTypeOf(path: string): string {
  if (path.endsWith('.csv')) return 'text/csv; charset=utf-8'
  return path.endsWith('.json') ? DESCRIPTOR_TYPE : 'text/plain; charset=utf-8'
}

/** The files of a release beside its pages, all made from the one frozen document. */
export function renderReleaseFiles(document: PublishedDocument, site?: string): RenderedFiles {
  const rendered = (['pdf', 'open-data'] as const).map(format => renderFormat(document, format, site))
  return {
    files: rendered.flatMap(({ files }) => files),
    warnings: rendered.flatMap(({ warnings }) => warnings),
  }
}

export const warningsOf = ({ standard, replaced }: Pick<PrintedPdf, 'standard' | 'replaced'>): string[] => [
  ...(standard === 'PDF/UA-1'
    ? []
    : ['The PDF has no tags for screen readers: the compiler for this machine cannot write them.']),
  ...(replaced.length === 0
    ? []
    : [`No typeface here can draw ${replaced.join(' ')}: the PDF prints the code of each in its place.`]),
]
