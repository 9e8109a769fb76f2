import type { FoundFigures } from './draft.ts'

const INTEGER = '$integer'

/** Found figures as JSON text; whole numbers of exact fractions are kept digit for digit. */
export function foundToJson({ figures, groups }: FoundFigures): string {
  return JSON.stringify({ figures: [...figures], groups }, (_key, value: unknown) =>
    typeof value === 'bigint' ? { [INTEGER]: String(value) } : value,
  )
}

/** Reads back what `foundToJson` wrote, from text or from the value that a JSON column gave. */
export function foundFromJson(json: unknown): FoundFigures {
  const text = typeof json === 'string' ? json : JSON.stringify(json)
  const read: { figures: [string, never][]; groups: FoundFigures['groups'] } = JSON.parse(
    text,
    (_key, value: unknown) => (isInteger(value) ? BigInt(value[INTEGER]) : value),
  )
  return { figures: new Map(read.figures), groups: read.groups }
}

const isInteger = (value: unknown): value is { readonly [INTEGER]: string } =>
  typeof value === 'object' && value !== null && INTEGER in value
