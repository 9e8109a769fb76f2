/** `start` can do without the development dependencies. */
export type Mode = 'start' | 'test'

/** What was last installed completely. */
export type Stamp = Readonly<{ lock: string; mode: Mode }>

export type Entry = Readonly<{
  version?: string
  dev?: boolean
  devOptional?: boolean
  optional?: boolean
  os?: readonly string[]
  cpu?: readonly string[]
  libc?: string | readonly string[]
}>

/** The packages of a lockfile, by place. */
export type Packages = Readonly<Record<string, Entry>>

export function planInstall(state: { asked: Mode; lock: string; stamp: Stamp | undefined }): Mode | undefined

export function treeFits(tree: {
  wanted: Packages
  installed: Packages
  mode: Mode
  system: Readonly<{ platform: string; arch: string; libc: string | undefined }>
  isThere: (place: string) => boolean
}): boolean

export function explainInstallFailure(output: string): string
