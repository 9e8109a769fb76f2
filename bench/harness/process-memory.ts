import { readFileSync } from 'node:fs'

const PARTS = ['web', 'worker', 'public', 'start']

/** Proportional memory (shared pages counted once) of a process and all below it, by part of the program; empty where the system does not tell. */
export function memoryOf(pid: number): ReadonlyMap<string, number> {
  const total = new Map<string, number>()
  for (const each of descendants(pid)) {
    const bytes = proportionalBytes(each)
    if (bytes === undefined) continue
    const name = nameOf(each)
    total.set(name, (total.get(name) ?? 0) + bytes)
  }
  return total
}

function descendants(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`)?.trim().split(' ').filter(Boolean).map(Number) ?? []
  return [pid, ...children.flatMap(descendants)]
}

function proportionalBytes(pid: number): number | undefined {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024
}

function nameOf(pid: number): string {
  const words = read(`/proc/${pid}/cmdline`)?.split('\0').filter(Boolean) ?? []
  if (words[0]?.startsWith('postgres') || words[0]?.endsWith('/postgres')) return 'PostgreSQL, all its processes'
  const part = PARTS.find(name => words.at(-1) === name)
  if (part === undefined || words.some(word => word.endsWith('run.mjs'))) return 'npm and the runner'
  return part === 'start' ? 'supervisor' : part
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
