import { defineCommand } from '../command.ts'
import { Refusal } from '../errors.ts'
import { secretFor } from '../secret.ts'
import { type Head, headInWords, parseHead } from './chain.ts'
import { readNotedHead } from './head-note.ts'
import type { ChainReport } from './verify.ts'

export const auditVerifyCommand = defineCommand({
  name: 'audit verify',
  summary: 'Recomputes the whole audit trail, and says where it was first changed',
  arguments: [],
  options: {
    head: {
      type: 'string',
      value: 'POSITION:HASH',
      describe: 'An end of the chain that was written down earlier, which must still stand in it',
    },
  },
  async run({ config, values, withDatabase, answer }) {
    const known = [await readNotedHead(config.dataDir), readGiven(values.head)].filter(head => head !== undefined)
    const { verifyChain } = await import('./verify.ts')
    const report = await withDatabase(ownerUrl => verifyChain({ ownerUrl, secret: secretFor(config), known }))
    answer(jsonOf(report), () => inWords(report))
    if (!report.ok) throw new Refusal('The audit trail does not verify.')
  },
})

function readGiven(text: string | undefined): Head | undefined {
  if (text === undefined) return undefined
  const head = parseHead(text)
  if (!head)
    throw new Refusal('--head is written as audit verify prints it: a number, a colon and 64 letters and digits.')
  return head
}

function jsonOf({ head, ...report }: ChainReport) {
  return { ...report, head: headInWords(head) }
}

function inWords(report: ChainReport): string {
  const waiting = report.waiting === 1 ? '1 entry waits to be sealed.' : `${report.waiting} entries wait to be sealed.`
  const lines = [report.explanation, ...(report.waiting > 0 ? [waiting] : [])]
  if (report.erased > 0) lines.push(`The personal content of ${report.erased} was erased; their places stand.`)
  if (report.ok) lines.push(`Head: ${headInWords(report.head)}`)
  return lines.join('\n')
}
