import { type PublishedDocument, renderPdf } from '#publishing'
import { median } from './median.ts'

const AGAIN = 5

function secondsToPrint(document: PublishedDocument): { seconds: number; bytes: number } {
  const began = performance.now()
  const { bytes } = renderPdf(document)
  return { seconds: (performance.now() - began) / 1_000, bytes: bytes.length }
}

process.once('message', (document: PublishedDocument) => {
  const { seconds: first, bytes } = secondsToPrint(document)
  const next = median(Array.from({ length: AGAIN }, () => secondsToPrint(document).seconds))
  process.send?.({ first, next, bytes }, () => process.exit())
})
