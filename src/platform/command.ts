import type { Config } from './config.ts'
import type { Work } from './db/with-database.ts'

export type OptionSpec = Readonly<{
  type: 'string' | 'boolean'
  describe: string
  /** What stands for the value in the help text, such as PERIOD. */
  value?: string
  multiple?: true
}>
export type OptionSpecs = Readonly<Record<string, OptionSpec>>

type ValueOf<S extends OptionSpec> = S extends { type: 'boolean' }
  ? boolean
  : S extends { multiple: true }
    ? readonly string[]
    : string | undefined
export type Values<O extends OptionSpecs> = { readonly [Name in keyof O]: ValueOf<O[Name]> }

type Bare<N extends string> = N extends `[${infer Inner}]` ? Bare<Inner> : N extends `${infer One}...` ? One : N
type GivenOf<N extends string> = N extends `${string}...` | `[${string}...]`
  ? readonly string[]
  : N extends `[${string}]`
    ? string | undefined
    : string
export type Given<A extends readonly string[]> = { readonly [N in A[number] as Bare<N>]: GivenOf<N> }

/** What a command is given to work with. */
export type Surroundings = Readonly<{
  config: Config
  /** Aborted by Ctrl-C, SIGTERM, or the end of the process that started this one. */
  stopping: AbortSignal
  /** Tells the person at the terminal something, on standard error. */
  say(message: string): void
  /** The command's answer, on standard output: as words, or with --json as one JSON value. */
  answer(value: unknown, inWords: () => string): void
  /** Runs work on the database as its owner: joins a running server, waits for another command, or starts PostgreSQL. */
  withDatabase<T>(work: Work<T>): Promise<T>
}>

export type Parsed = Readonly<{ given: Readonly<Record<string, unknown>>; values: Readonly<Record<string, unknown>> }>

export type Command = Readonly<{
  /** One or two words: `migrate`, `user add`. */
  name: string
  summary: string
  arguments: readonly string[]
  options: OptionSpecs
  run(surroundings: Surroundings, parsed: Parsed): Promise<void>
}>

/**
 * Declares a command. Arguments are written as in its help: `CODE`, `[AREA]` when it may be left out, `FILE...` when
 * there may be several; `given` and `values` are typed by what is declared.
 */
export function defineCommand<const O extends OptionSpecs, const A extends readonly string[]>(definition: {
  name: string
  summary: string
  arguments: A
  options: O
  run(task: Surroundings & Readonly<{ given: Given<A>; values: Values<O> }>): Promise<void>
}): Command {
  const { name, summary, options } = definition
  return {
    name,
    summary,
    options,
    arguments: definition.arguments,
    run: (surroundings, parsed) =>
      definition.run({ ...surroundings, given: parsed.given as Given<A>, values: parsed.values as Values<O> }),
  }
}
