import { parentPort, workerData } from 'node:worker_threads'
import { parsePeriod } from '#indicators'
import type { DocumentToCheck } from './check-beside.ts'
import { isDocument } from './format.ts'
import { intakeFormats } from './formats.ts'

const { format: name, content, period, ownArea, today }: DocumentToCheck = workerData
const format = intakeFormats.filter(isDocument).find(each => each.name === name)
if (!format) throw new RangeError(`no document is called ${name}`)
const facts = { period: parsePeriod(period), ownArea, today: Temporal.PlainDate.from(today) }
parentPort?.postMessage(await format.check(content, facts))
