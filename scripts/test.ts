import { glob } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { runChecks } from './test/checks.ts'
import { type Tally, total } from './test/tally.ts'
import { runTestFiles } from './test/test-files.ts'
import { withTestServer } from './test/test-server.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'only-checks': { type: 'boolean' },
    'only-tests': { type: 'boolean' },
    'only-journeys': { type: 'boolean' },
  },
})
const only =
  positionals.length > 0
    ? 'tests'
    : values['only-checks']
      ? 'checks'
      : values['only-tests']
        ? 'tests'
        : values['only-journeys']
          ? 'journeys'
          : 'all'

async function filesOf(...patterns: string[]): Promise<string[]> {
  const files: string[] = []
  for await (const file of glob(patterns, {
    exclude: path => path.startsWith('node_modules') || path.startsWith('var'),
  }))
    files.push(file)
  return files.sort()
}

const tallies: Tally[] = []
if (only === 'all' || only === 'checks') tallies.push(await runChecks())
if (only !== 'checks') {
  await withTestServer(async () => {
    if (only === 'all' || only === 'tests') {
      const files =
        positionals.length > 0
          ? await filesOf(...positionals)
          : await filesOf('{src,test,scripts,demo,bench}/**/*.test.ts')
      tallies.push(await runTestFiles('Unit and integration tests', files, 2))
    }
    if (only === 'all' || only === 'journeys')
      tallies.push(await runTestFiles('Browser journeys', await filesOf('test/journeys/**/*.journey.ts'), 1))
  })
}

const { passed, failed } = total(tallies)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
