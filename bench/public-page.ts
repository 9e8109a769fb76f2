import { comparePages } from './harness/compare-pages.ts'
import { REPORT_PATH } from './harness/demonstration.ts'
import { atLeast, type Benchmark, pageResult } from './harness/result.ts'

const AIM = 0.6

/** The annual report as anybody reads it. */
export const publicPage: Benchmark = {
  name: 'public-page',
  async run({ demonstration: { installation } }) {
    const compared = await comparePages(`${installation.publicAddress}${REPORT_PATH}`)
    return [{ ...pageResult('annual report, public site', compared), aim: atLeast(compared.ratio, AIM) }]
  },
}
