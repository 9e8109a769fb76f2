import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { basename } from 'node:path'
import type { Catalogue } from '#indicators'
import { type Command, defineCommand } from '#platform/command.ts'
import { errorCode, Refusal } from '#platform/errors.ts'
import { issueInWords, issueJson } from '../issue-words.ts'
import type { OpenDataFile } from './read-data-set.ts'
import type { CheckedOpenData } from './take-in-open-data.ts'

/** Open data are shared by every partnership of an installation, so only its operator takes them in. */
export const openDataCommands = (loadCatalogue: () => Promise<Catalogue>): readonly Command[] => [
  defineCommand({
    name: 'intake open-data',
    summary: 'Checks open data of the "explore education statistics" standard, and takes them in for every partnership',
    arguments: ['FILE...'],
    options: { 'dry-run': { type: 'boolean', describe: 'Only check; nothing is written' } },
    async run({ given, values, answer, withDatabase }) {
      const { checkOpenData, recordOpenData } = await import('./take-in-open-data.ts')
      const { metadataName } = await import('./published-files.ts')
      const checked: CheckedOpenData[] = []
      for (const path of given.FILE) {
        const meta = metadataName(path)
        checked.push(checkOpenData(await readOpenData(path), existsSync(meta) ? await readOpenData(meta) : undefined))
      }
      const refused = checked.filter(each => !each.accepted)
      if (!values['dry-run'] && refused.length === 0) {
        const [catalogue, { inTransactionAsOwner }] = [await loadCatalogue(), await import('#partnership')]
        await withDatabase(ownerUrl =>
          inTransactionAsOwner(ownerUrl, async tx => {
            for (const each of checked) await recordOpenData(tx, catalogue, each, operatorName())
          }),
        )
      }
      const [only, ...more] = checked
      const json = checked.map(each => ({ file: each.data.name, ...checkedJson(each) }))
      answer(only && more.length === 0 ? checkedJson(only) : json, () => checked.map(checkedInWords).join('\n'))
      if (refused.length > 0)
        throw new Refusal(
          refused.length === 1
            ? 'A file was refused. Nothing of any file was kept.'
            : `${refused.length} files were refused. Nothing of any file was kept.`,
        )
    },
  }),
  defineCommand({
    name: 'open-data load',
    summary: 'Takes in the official statistics that come with Kith, to compare with',
    arguments: [],
    options: {},
    async run({ answer, withDatabase }) {
      const { loadPublishedOpenData } = await import('./take-in-open-data.ts')
      const [catalogue, { inTransactionAsOwner }] = [await loadCatalogue(), await import('#partnership')]
      const { addedCount, revisedCount, unchangedCount } = await withDatabase(ownerUrl =>
        inTransactionAsOwner(ownerUrl, tx => loadPublishedOpenData(tx, catalogue, operatorName())),
      )
      answer(
        { added: addedCount, revised: revisedCount, unchanged: unchangedCount },
        () => `${addedCount} figures added, ${revisedCount} revised, ${unchangedCount} as they were.`,
      )
    },
  }),
]

const operatorName = (): string => `operator:${userInfo().username}`

async function readOpenData(path: string): Promise<OpenDataFile> {
  try {
    return { name: basename(path), content: await readFile(path) }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') throw new Refusal(`There is no file ${path}.`)
    if (errorCode(error) === 'EISDIR') throw new Refusal(`${path} is a folder. Name a file.`)
    throw error
  }
}

const checkedJson = ({ accepted, rows, issues, set, years, indicators, figures, recomputed }: CheckedOpenData) => ({
  accepted,
  rows,
  issues: issues.map(issueJson),
  format: 'open-data',
  dataSet: set?.name ?? null,
  firstYear: years?.[0] ?? null,
  lastYear: years?.[1] ?? null,
  indicators,
  measures: [...Map.groupBy(figures, each => each.measureCode)].map(([measure, own]) => ({
    measure,
    figures: own.length,
  })),
  recomputed,
})

const checkedInWords = ({ data, accepted, rows, set, issues, figures, recomputed }: CheckedOpenData): string =>
  [
    `${data.name}: ${accepted ? 'in order' : 'refused'}, ${rows} rows${set ? `, ${set.title}` : ''}, ${figures.length} figures`,
    ...issues.map(issueInWords),
    ...recomputed.map(
      ({ measure, checked, matched }) =>
        `  ${measure}: ${matched} of ${checked} published shares are what their counts make`,
    ),
  ].join('\n')
