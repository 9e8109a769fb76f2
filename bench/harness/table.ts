import { availableParallelism, cpus, loadavg, totalmem } from 'node:os'
import type { Result } from './result.ts'

const HEADINGS = ['what', 'measured', 'baseline', 'ratio', 'aim', '']

export function resultTable(results: readonly Result[]): string {
  const rows = [HEADINGS, ...results.map(cellsOf)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0)))
  return rows
    .map(row =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .toSpliced(
      1,
      0,
      widths
        .map(width => '-'.repeat(width))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellsOf({ what, measured, baseline, ratio, aim }: Result): string[] {
  const share = ratio === undefined ? '' : `${(ratio * 100).toFixed(0)}%`
  return [what, measured, baseline ?? '', share, aim?.words ?? '', aim ? (aim.isMet ? 'met' : 'NOT MET') : '']
}

/** The machine the figures belong to, and how busy it was with other work. */
export const machineLine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, load average ${loadavg()
    .map(load => load.toFixed(1))
    .join(' ')}`
