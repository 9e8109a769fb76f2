import { comparePages } from './harness/compare-pages.ts'
import { atLeast, type Benchmark, pageResult } from './harness/result.ts'

const AIM = 0.25

/** The table of 16 indicators by 17 agencies for somebody who is signed in: session, row-level security and all. */
export const matrixPage: Benchmark = {
  name: 'matrix-page',
  async run({ demonstration: { installation, cookie } }) {
    const compared = await comparePages(`${installation.address}/training/indicators`, { cookie })
    return [{ ...pageResult('training indicators, signed in', compared), aim: atLeast(compared.ratio, AIM) }]
  },
}
