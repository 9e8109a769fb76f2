import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Catalogue } from '#indicators'
import { type Command, defineCommand } from '#platform/command.ts'
import { Refusal } from '#platform/errors.ts'
import { partnershipOption } from '#platform/partnership-option.ts'
import type { ReleaseFile } from '#publishing'

/** The catalogue and the renderers are read only when the command runs: every other command starts without them. */
export const reportBuildCommand = (readCatalogue: () => Promise<Catalogue>): Command =>
  defineCommand({
    name: 'report build',
    summary: 'Writes the annual report to files: as published, or the draft as it stands',
    arguments: [],
    options: {
      period: { type: 'string', value: 'YEAR', describe: 'The financial year, such as 2023-24' },
      out: { type: 'string', value: 'DIR', describe: 'The folder to write to; it is made when it is not there' },
      format: { type: 'string', value: 'LIST', describe: 'Any of html,pdf,open-data; otherwise all' },
      profile: {
        type: 'string',
        value: 'NAME',
        describe:
          'How small counts are protected, such as public-local or internal. With it a published report is built anew from the registers',
      },
      ...partnershipOption,
    },
    async run({ values, answer, ...surroundings }) {
      const { period, out } = values
      if (period === undefined) throw new Refusal('Say which year with --period, such as --period 2023-24')
      if (out === undefined) throw new Refusal('Say where to write with --out DIR')
      const { asOperator } = await import('#partnership')
      const [{ isProfileName, PROFILE_NAMES }, { RELEASE_FORMATS, renderFormat }] = await Promise.all([
        import('#indicators'),
        import('#publishing'),
      ])
      const { buildReport } = await import('./build-report.ts')
      const profile = values.profile
      if (profile !== undefined && !isProfileName(profile)) {
        throw new Refusal(`“${profile}” is not a disclosure profile. Accepted: ${PROFILE_NAMES.join(', ')}`)
      }
      const formats = readNames(values.format, RELEASE_FORMATS)
      const catalogue = await readCatalogue()
      const { document, state } = await asOperator(surroundings, values.partnership, (app, actor) =>
        buildReport(app, actor, catalogue, period, profile),
      )
      const rendered = formats.map(format => renderFormat(document, format, surroundings.config.publicUrl))
      const files = await writeFiles(
        rendered.flatMap(each => each.files),
        out,
      )
      const warnings = rendered.flatMap(each => each.warnings)
      const withheldCount = document.figures.filter(figure => figure.state === 'withheld').length
      answer({ period, state, files, figures: document.figures.length, withheld: withheldCount, warnings }, () =>
        [
          `${document.title} (${state}): ${document.figures.length} figures, ${withheldCount} of them withheld`,
          ...files.map(file => `  ${file}`),
          ...warnings,
        ].join('\n'),
      )
    },
  })

function readNames<Name extends string>(text: string | undefined, names: readonly Name[]): readonly Name[] {
  if (text === undefined) return names
  return text.split(',').map(each => {
    const name = names.find(known => known === each.trim())
    if (!name) throw new Refusal(`“${each}” is not a format. Accepted: ${names.join(', ')}`)
    return name
  })
}

async function writeFiles(files: readonly ReleaseFile[], folder: string): Promise<string[]> {
  for (const { name, content } of files) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, content)
  }
  return files.map(({ name }) => join(folder, name))
}
