import { parentPort, workerData } from 'node:worker_threads'
import { parsePeriod } from '#indicators'
import type { Answered, DocumentToCheck } from './check-in-thread.ts'
import { type DocumentCheck, type DocumentFacts, type DocumentFormat, isDocument } from './format.ts'
import { intakeFormats } from './formats.ts'

const { format: name, period, ownArea, today }: DocumentToCheck = workerData
const format = intakeFormats.filter(isDocument).find(each => each.name === name)
if (!format) throw new RangeError(`no document is called ${name}`)
const facts = { period: parsePeriod(period), ownArea, today: Temporal.PlainDate.from(today) }
const checking = format.inPieces?.openCheck(facts) ?? checkWhole(format, facts)

parentPort?.on('message', async (piece: Uint8Array | undefined) => {
  const goesOn = piece !== undefined && checking.write(piece)
  const reading = piece === undefined ? await checking.end() : checking.soFar()
  const answered: Answered = { goesOn, reading }
  parentPort?.postMessage(answered)
})

/** Of a format that needs its file whole nothing is known before the end. */
function checkWhole(
  { check }: DocumentFormat,
  given: DocumentFacts,
): Omit<DocumentCheck, 'end'> & { end(): ReturnType<DocumentFormat['check']> } {
  const pieces: Uint8Array[] = []
  return {
    write(piece) {
      pieces.push(piece)
      return true
    },
    soFar: () => ({ rowCount: 0, issues: [] }),
    end: () => check(Buffer.concat(pieces), given),
  }
}
