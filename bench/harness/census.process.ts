import { createReadStream } from 'node:fs'
import { SaxesParser } from 'saxes'
import { openCensusCheck } from '../../src/intake/cin-census/check-census.ts'
import { FoundIssues } from '../../src/intake/found-issues.ts'

const [, , kind, path = ''] = process.argv
const began = performance.now()
const { children, findings } = kind === 'bare' ? await parseOnly() : await check()
const seconds = (performance.now() - began) / 1_000
process.stdout.write(
  JSON.stringify({
    seconds,
    cpu: process.cpuUsage().user / 1_000_000,
    children,
    findings,
    megabytes: process.resourceUsage().maxRSS / 1_024,
  }),
)

/** What saxes needs for the same events, with nothing done about them. */
async function parseOnly(): Promise<{ children: number; findings: number }> {
  let children = 0
  let length = 0
  const parser = new SaxesParser({ xmlns: false, position: true })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  parser.on('opentag', tag => {
    if (tag.name === 'Child') children++
  })
  parser.on('closetag', () => {})
  parser.on('text', text => {
    length += text.length
  })
  for await (const piece of createReadStream(path)) parser.write(decoder.decode(piece, { stream: true }))
  parser.close()
  return { children, findings: length === 0 ? -1 : 0 }
}

async function check(): Promise<{ children: number; findings: number }> {
  const found = new FoundIssues()
  let findings = 0
  const reading = openCensusCheck(
    {
      finding(finding) {
        findings++
        found.add(finding)
      },
      issue: issue => found.tell(issue),
    },
    '2024-03-31',
  )
  for await (const piece of createReadStream(path)) reading.write(piece)
  reading.end()
  return { children: reading.childCount(), findings }
}
