import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Catalogue } from '#indicators'
import { asOperator, partnershipOption } from '#partnership'
import { type Command, defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'
import {
  DEFAULT_PROFILE,
  isProfileName,
  PROFILE_NAMES,
  type ProfileName,
  type PublishedDocument,
  RELEASE_FORMATS,
  type ReleaseFormat,
  renderFormat,
} from '#publishing'
import { buildReport } from './build-report.ts'

/** Writes the annual report of a year to files: the frozen one once it is published, else the draft. */
export const reportBuildCommand = (catalogue: Catalogue): Command =>
  defineCommand({
    name: 'report build',
    summary: 'Writes the annual report to files: as published, or the draft as it stands',
    arguments: [],
    options: {
      period: { type: 'string', value: 'YEAR', describe: 'The financial year, such as 2023-24' },
      out: { type: 'string', value: 'DIR', describe: 'The folder to write to; it is made when it is not there' },
      format: { type: 'string', value: 'LIST', describe: `Any of ${RELEASE_FORMATS.join(',')}; otherwise all` },
      profile: {
        type: 'string',
        value: 'NAME',
        describe: `How small counts are protected in a draft: ${PROFILE_NAMES.join(', ')} (${DEFAULT_PROFILE}). With it a published report is built anew from the registers`,
      },
      ...partnershipOption,
    },
    async run({ values, answer, ...surroundings }) {
      const { period, out } = values
      if (period === undefined) throw new Refusal('Say which year with --period, such as --period 2023-24')
      if (out === undefined) throw new Refusal('Say where to write with --out DIR')
      const formats = readFormats(values.format)
      const profile = readProfile(values.profile)
      const { document, state } = await asOperator(surroundings, values.partnership, (app, actor) =>
        buildReport(app, actor, catalogue, period, profile),
      )
      const files = await writeFiles(document, formats, out)
      const withheldCount = document.figures.filter(figure => figure.state === 'withheld').length
      answer({ period, state, files, figures: document.figures.length, withheld: withheldCount }, () =>
        [
          `${document.title} (${state}): ${document.figures.length} figures, ${withheldCount} of them withheld`,
          ...files.map(file => `  ${file}`),
        ].join('\n'),
      )
    },
  })

function readFormats(text: string | undefined): ReleaseFormat[] {
  if (text === undefined) return [...RELEASE_FORMATS]
  return text.split(',').map(name => {
    const format = RELEASE_FORMATS.find(each => each === name.trim())
    if (!format) throw new Refusal(`“${name}” is not a format. Accepted: ${RELEASE_FORMATS.join(', ')}`)
    return format
  })
}

function readProfile(text: string | undefined): ProfileName | undefined {
  if (text === undefined || isProfileName(text)) return text
  throw new Refusal(`“${text}” is not a disclosure profile. Accepted: ${PROFILE_NAMES.join(', ')}`)
}

async function writeFiles(document: PublishedDocument, formats: readonly ReleaseFormat[], folder: string): Promise<string[]> {
  const files = formats.flatMap(format => renderFormat(document, format))
  for (const { name, content } of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return files.map(({ name }) => join(folder, name))
}
