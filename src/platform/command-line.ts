import { parseArgs } from 'node:util'
import type { Command, OptionSpec, Parsed } from './command.ts'
import { describedVariables } from './config.ts'
import { errorMessage, Refusal } from './errors.ts'

export type Request =
  | Readonly<{ kind: 'help'; text: string }>
  | Readonly<{ kind: 'run'; command: Command; parsed: Parsed; asJson: boolean }>

const everywhere = {
  json: { type: 'boolean', describe: 'Answer with one JSON value on standard output' },
  help: { type: 'boolean', describe: 'Show this text' },
} as const satisfies Record<string, OptionSpec>

/** Reads a command line: which command, with what; or which help text to show. */
export function readCommandLine(commands: readonly Command[], args: readonly string[]): Request {
  const command = findCommand(commands, args)
  if (!command) return overview(commands, args)
  const rest = args.slice(command.name.split(' ').length)
  const { values, positionals } = parse(command, rest)
  if (values['help']) return { kind: 'help', text: helpOf(command) }
  return {
    kind: 'run',
    command,
    asJson: values['json'] === true,
    parsed: { values: withDefaults(command, values), given: giveNames(command, positionals) },
  }
}

function findCommand(commands: readonly Command[], args: readonly string[]): Command | undefined {
  const isAsked = ({ name }: Command) => name.split(' ').every((word, index) => args[index] === word)
  return commands.filter(isAsked).sort((a, b) => b.name.length - a.name.length)[0]
}

function overview(commands: readonly Command[], args: readonly string[]): Request {
  const words = args.filter(word => !word.startsWith('-') && word !== 'help')
  const [first] = words
  if (first === undefined) return { kind: 'help', text: helpOfAll(commands) }
  if (args[0] === 'help') return readCommandLine(commands, [...words, '--help'])
  const family = commands.filter(({ name }) => name.startsWith(`${first} `))
  if (family.length === 0) throw new Refusal(`There is no command "${first}". All commands: kith --help`)
  if (words.length === 1) return { kind: 'help', text: listOf(family) }
  throw new Refusal(
    `There is no command "${words.join(' ')}". Commands like it: ${family.map(each => each.name).join(', ')}`,
  )
}

function parse(command: Command, args: readonly string[]) {
  const options = Object.entries({ ...everywhere, ...command.options }).map(
    ([name, spec]: [string, OptionSpec]) => [name, { type: spec.type, multiple: spec.multiple === true }] as const,
  )
  try {
    return parseArgs({ args: [...args], options: Object.fromEntries(options), allowPositionals: true, strict: true })
  } catch (error) {
    const reason = errorMessage(error).split(/\. |\n/)[0] ?? ''
    throw new Refusal(`${reason.replace(/\.$/, '')}. See: kith ${command.name} --help`)
  }
}

function withDefaults(command: Command, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const missing = (spec: OptionSpec) => (spec.type === 'boolean' ? false : spec.multiple ? [] : undefined)
  return Object.fromEntries(
    Object.entries(command.options).map(([name, spec]) => [name, values[name] ?? missing(spec)]),
  )
}

function giveNames(command: Command, positionals: readonly string[]): Record<string, unknown> {
  const left = [...positionals]
  const given: Record<string, unknown> = {}
  for (const argument of command.arguments) {
    const mayBeLeftOut = argument.startsWith('[')
    const name = argument.replace(/^\[|\]$/g, '').replace('...', '')
    if (left.length === 0 && !mayBeLeftOut) throw new Refusal(`${name} is missing. Usage: ${usageOf(command)}`)
    given[name] = argument.includes('...') ? left.splice(0) : left.shift()
  }
  if (left.length > 0) throw new Refusal(`"${left[0]}" is too much. Usage: ${usageOf(command)}`)
  return given
}

const usageOf = (command: Command): string =>
  ['kith', command.name, ...command.arguments, ...(Object.keys(command.options).length > 0 ? ['[options]'] : [])].join(
    ' ',
  )

function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...everywhere }).map(
    ([name, spec]: [string, OptionSpec]) =>
      [`--${name}${spec.type === 'string' ? ` ${spec.value ?? 'TEXT'}` : ''}`, spec.describe] as const,
  )
  return `${command.summary}\n\nUsage: ${usageOf(command)}\n\n${columns(options)}`
}

const listOf = (commands: readonly Command[]): string =>
  columns(commands.map(command => [[command.name, ...command.arguments].join(' '), command.summary] as const))

function helpOfAll(commands: readonly Command[]): string {
  const settings = columns(describedVariables().map(({ name, meaning }) => [name, meaning] as const))
  return `Usage: kith COMMAND [--help] [--json]\n\n${listOf(commands)}\n\nSettings, from the environment:\n\n${settings}`
}

function columns(rows: ReadonlyArray<readonly [string, string]>): string {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`).join('\n')
}
