import { readFile, writeFile } from 'node:fs/promises'
import { generateComponentOptions } from './generate-component-options.ts'
import { generateDatabaseTypes } from './generate-database-types.ts'

/** Each generated file and what makes it. `node scripts/generate.ts --check` fails when one is out of date. */
const GENERATED: ReadonlyArray<{ file: string; generate: () => Promise<string> }> = [
  { file: 'src/platform/db/schema.generated.ts', generate: generateDatabaseTypes },
  { file: 'src/platform/ui/component-options.generated.ts', generate: generateComponentOptions },
]

const check = process.argv.includes('--check')
let stale = 0
for (const { file, generate } of GENERATED) {
  const wanted = await generate()
  const present = await readFile(file, 'utf8').catch(() => '')
  if (present === wanted) continue
  if (check) {
    stale++
    console.error(`${file} is out of date. Run: npm run generate`)
  } else {
    await writeFile(file, wanted)
    console.log(`wrote ${file}`)
  }
}
process.exitCode = stale > 0 ? 1 : 0
