import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, defineCommand } from '#platform/command.ts'
import { errorCode, Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'
import { MOST_BYTES } from './decode.ts'
import { isDocument } from './format.ts'
import { issueInWords, issueJson } from './issue-words.ts'
import type { Intake, Receipt, SentFile } from './receive-file.ts'

const receiptInWords = (name: string, { accepted, state, rows, issues }: Receipt): string =>
  [
    `${name}: ${accepted ? (state === 'waiting' ? 'waits to be accepted' : 'accepted') : 'refused'}, ${rows} ${rows === 1 ? 'row' : 'rows'}`,
    ...issues.map(issueInWords),
  ].join('\n')

const receiptJson = ({ accepted, rows, issues, format, period }: Receipt) => ({
  accepted,
  rows,
  issues: issues.map(issueJson),
  format,
  period,
})

export const intakeCommand = (loadIntake: () => Promise<Intake>): Command =>
  defineCommand({
    name: 'intake',
    summary: 'Checks files and takes them in, each whole or not at all',
    arguments: ['FORMAT', 'FILE...'],
    options: {
      'dry-run': { type: 'boolean', describe: 'Only check; nothing is written' },
      reason: {
        type: 'string',
        value: 'TEXT',
        describe: 'Why figures that were approved change; without it such files wait',
      },
      period: { type: 'string', value: 'PERIOD', describe: 'What the files are about, where they do not say' },
      ...partnershipOption,
    },
    async run({ given, values, answer, ...surroundings }) {
      const read = await Promise.all(given.FILE.map(path => readSent(path, given.FORMAT, values.period)))
      const intake = await loadIntake()
      const files = joinFiles(read, intake)
      const { asOperator } = await import('#partnership')
      const { receiveFile } = await import('./receive-file.ts')
      await asOperator(surroundings, values.partnership, async (app, actor) => {
        const receipts: { file: SentFile; receipt: Receipt }[] = []
        for (const file of files)
          receipts.push({
            file,
            receipt: await receiveFile(
              app,
              actor,
              intake,
              { ...file, reason: values.reason },
              { dryRun: values['dry-run'] },
            ),
          })
        const [only, ...more] = receipts
        const json = receipts.map(({ file, receipt }) => ({ file: file.name, ...receiptJson(receipt) }))
        answer(only && more.length === 0 ? receiptJson(only.receipt) : json, () =>
          receipts.map(({ file, receipt }) => receiptInWords(file.name, receipt)).join('\n'),
        )
        const refused = receipts.filter(({ receipt }) => !receipt.accepted).length
        if (refused > 0)
          throw new Refusal(
            refused === 1
              ? 'A file was refused. Nothing of it was kept as figures.'
              : `${refused} files were refused. Nothing of them was kept as figures.`,
          )
      })
    },
  })

/** Files of a format whose tables belong together are one sending. */
function joinFiles(files: readonly SentFile[], { formats }: Intake): readonly SentFile[] {
  const [first, ...more] = files
  const format = formats.find(({ name }) => name === first?.format)
  if (!first || more.length === 0 || !format || !isDocument(format) || !format.join) return files
  return [{ ...first, ...format.join(files) }]
}

async function readSent(path: string, format: string, period: string | undefined): Promise<SentFile> {
  try {
    const content = await readFile(path)
    return { name: basename(path), content, format, period }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Refusal(`There is no file ${path}.`)
    if (errorCode(error) === 'EISDIR') throw new Refusal(`${path} is a folder. Name a file.`)
    if (errorCode(error) === 'ERR_FS_FILE_TOO_LARGE')
      throw new Refusal(`${path} is larger than ${MOST_BYTES / 1_000_000} MB.`)
    throw error
  }
}
