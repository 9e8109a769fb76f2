import assert from 'node:assert/strict'
import type { TestDatabase } from '#platform/testing/database.ts'
import type { PublishedDocument } from '../document.ts'
import { DESCRIPTOR_TYPE } from '../open-data/csvw.ts'
import { foundPage, releasePage, reportFrame } from '../public-site/pages.ts'
import { searchEntries } from '../public-site/search.ts'
import { renderPdf } from '../renderers/pdf.ts'
import { printModel } from '../renderers/print-model.ts'

export interface EverythingPublished {
  /** The document as the database holds it. */
  readonly rows: string
  /** Every page of the release, one after the other. */
  readonly html: string
  /** Every word that the PDF prints. */
  readonly pdf: string
  /** The text files by name. */
  readonly files: Readonly<Record<string, string>>
}

/** All that anybody can read of a release. */
export async function everythingPublished(database: TestDatabase, releaseId: string): Promise<EverythingPublished> {
  const [row] = await database.owner<{ document: PublishedDocument; words: string }>(
    'select document, document::text as words from published.release where release_id = $1',
    [releaseId],
  )
  assert.ok(row)
  const { document } = row
  const stored = await database.owner<{ name: string; media_type: string; content: Buffer }>(
    'select name, media_type, content from published.release_file where release_id = $1 order by name',
    [releaseId],
  )
  const pdf = stored.find(file => file.name.endsWith('.pdf'))
  assert.ok(pdf)
  // The PDF is made of the document alone, so what it can say is what its print model says.
  assert.deepEqual(Buffer.from(pdf.content), Buffer.from(renderPdf(document).bytes))
  return {
    rows: row.words,
    html: pagesOf(document).join('\n'),
    pdf: JSON.stringify(printModel(document)),
    files: Object.fromEntries(
      stored
        .filter(({ media_type: type }) => type.startsWith('text/') || type === DESCRIPTOR_TYPE)
        .map(file => [file.name, file.content.toString()]),
    ),
  }
}

function pagesOf(document: PublishedDocument): string[] {
  const release = {
    releaseId: 'any',
    address: '/reports/2023-24',
    revision: 1,
    title: document.title,
    period: document.period,
    partnershipName: document.partnership,
    isDemonstration: false,
    publishedAt: Temporal.Instant.from('2024-09-26T09:00:00Z'),
  }
  const opened = { release, document, revision: 1, files: [], searchEntries: searchEntries(document) }
  const frame = reportFrame(opened, { assets: name => `/assets/${name}` })
  const paths = [
    '',
    'whole',
    'figures',
    'errata',
    ...document.sections.map(section => section.id),
    ...document.figures.map(figure => `figures/${figure.id}`),
  ]
  const pages = paths.map(path => {
    const page = releasePage(frame, path)
    assert.ok(page, path)
    return page
  })
  return [...pages, foundPage(frame, opened, 'concerns')]
}
