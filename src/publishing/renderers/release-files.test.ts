import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleDocument, sampleSection, text } from '../testing/sample-document.ts'
import { renderReleaseFiles, warningsOf } from './release-files.ts'

test('links within the site are whole addresses in the PDF of a release that knows where the site stands', () => {
  const link = { kind: 'link', text: 'Reports', href: '/reports' } as const
  const sections = [sampleSection({ id: 'any', blocks: [{ kind: 'paragraph', content: [link] }] })]
  const pdfAt = (site?: string): string => {
    const { files } = renderReleaseFiles(sampleDocument({ sections }), site)
    return files.find(({ name }) => name.endsWith('.pdf'))?.content.toString('latin1') ?? ''
  }
  assert.match(pdfAt('https://example.org'), /https:\/\/example\.org\/reports/)
  assert.doesNotMatch(pdfAt(), /\/reports/)
})

test('a character that no typeface can draw is named in a warning; a release without one has none', () => {
  const section = sampleSection({ id: 'any', blocks: [{ kind: 'paragraph', content: [text('Name: \u{10fffd}')] }] })
  assert.match(
    renderReleaseFiles(sampleDocument({ sections: [section] })).warnings.join(' '),
    /No typeface here can draw/,
  )
  assert.deepEqual(renderReleaseFiles(sampleDocument()).warnings, [])
})

test('a PDF without tags is warned of', () => {
  const [warning] = warningsOf({ standard: 'PDF 1.7, untagged', replaced: [] })
  assert.match(warning ?? '', /no tags for screen readers/)
})
