import { digits, isRealDay } from '../record-day.ts'
import type { Day, ModuleName } from './child.ts'

/** Says that a text is not what belongs in an item: what was expected. */
export type Misread = (expected: string) => void

/** An item: an element that holds a text and nothing else. */
export interface Item<T> {
  readonly mayRepeat: boolean
  take(holder: T, text: string, line: number, misread: Misread): void
}

/** An element that holds other elements. `T` is what they are put into. */
export interface Group<T> {
  readonly module: ModuleName | undefined
  /** Each item with a bit of its own. */
  readonly items: ReadonlyMap<string, { readonly item: Item<T>; readonly bit: number }>
  readonly groups: ReadonlyMap<string, Inner<T>>
}

/** A group inside one that fills a `P`; what it fills itself stays with it. */
export interface Inner<P> {
  open(parent: P, line: number): Opened
}

/** A group while it is read, and the item of it that is open. */
export interface Opened {
  readonly module: ModuleName | undefined
  openItem(name: string): 'first' | 'again' | undefined
  closeItem(text: string, line: number, misread: Misread): void
  group(name: string, line: number): Opened | undefined
  close(): void
}

// A census of 200 MB has five million items: nothing is made for one of them but its value.
class OpenedGroup<T> implements Opened {
  readonly #group: Group<T>
  readonly #holder: T
  readonly #end: ((holder: T) => void) | undefined
  #item: Item<T> | undefined
  #seen = 0

  constructor(group: Group<T>, holder: T, end: ((holder: T) => void) | undefined) {
    this.#group = group
    this.#holder = holder
    this.#end = end
  }

  get module(): ModuleName | undefined {
    return this.#group.module
  }

  openItem(name: string): 'first' | 'again' | undefined {
    const found = this.#group.items.get(name)
    if (!found) return undefined
    const isAgain = !found.item.mayRepeat && (this.#seen & found.bit) !== 0
    this.#seen |= found.bit
    this.#item = found.item
    return isAgain ? 'again' : 'first'
  }

  closeItem(text: string, line: number, misread: Misread): void {
    this.#item?.take(this.#holder, text, line, misread)
  }

  group(name: string, line: number): Opened | undefined {
    return this.#group.groups.get(name)?.open(this.#holder, line)
  }

  close(): void {
    this.#end?.(this.#holder)
  }
}

export const groupOf = <T>(
  module: ModuleName | undefined,
  items: Readonly<Record<string, Item<T>>>,
  groups: Readonly<Record<string, Inner<T>>> = {},
): Group<T> => ({
  module,
  items: new Map(Object.entries(items).map(([name, item], index) => [name, { item, bit: 1 << index }])),
  groups: new Map(Object.entries(groups)),
})

/** A group of its own, made when it opens; `end` runs when it closes. */
export const inner = <P, T>(
  group: Group<T>,
  make: (parent: P, line: number) => T,
  end?: (holder: T) => void,
): Inner<P> => ({ open: (parent, line) => new OpenedGroup(group, make(parent, line), end) })

const item = <T, V>(
  read: (text: string) => V | undefined,
  expected: string,
  put: (holder: T, value: V | undefined, line: number) => void,
  mayRepeat = false,
): Item<T> => ({
  mayRepeat,
  take(holder, text, line, misread) {
    const value = text === '' ? undefined : read(text)
    if (value === undefined && text !== '') misread(expected)
    put(holder, value, line)
  },
})

export const text = <T>(put: (holder: T, value: string | undefined) => void): Item<T> =>
  item(given => given, 'a text', put)
export const day = <T>(put: (holder: T, value: Day | undefined) => void): Item<T> => item(readDay, DAY, put)
export const flag = <T>(put: (holder: T, value: boolean | undefined) => void): Item<T> =>
  item(readFlag, 'true or false, or 1 or 0', put)
export const count = <T>(put: (holder: T, value: number | undefined) => void): Item<T> =>
  item(readCount, 'a whole number from 0', put)
/** An item that may stand several times. */
export const texts = <T>(put: (holder: T, value: string) => void): Item<T> =>
  item(
    given => given,
    'a text',
    (holder, value) => value !== undefined && put(holder, value),
    true,
  )
export const days = <T>(put: (holder: T, value: Day | undefined, line: number) => void): Item<T> =>
  item(readDay, DAY, put, true)

const DAY = 'a day such as 2024-03-31'

/** xs:date: a time zone may follow the day, and says nothing that the census uses. */
export function readDay(given: string): Day | undefined {
  const found = given.length === 10 ? given : given.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')
  if (found.length !== 10 || found.charCodeAt(4) !== 45 || found.charCodeAt(7) !== 45) return undefined
  const year = digits(found, 0, 4)
  const month = digits(found, 5, 7)
  const date = digits(found, 8, 10)
  return isRealDay(year, month, date) ? found : undefined
}

// Schemas to 2025 say true and false, that of 2026 says 1 and 0, and files mix them.
function readFlag(given: string): boolean | undefined {
  switch (given.toLowerCase()) {
    case '1':
    case 'true':
      return true
    case '0':
    case 'false':
      return false
    default:
      return undefined
  }
}

const readCount = (given: string): number | undefined => (/^\+?\d{1,9}$/.test(given) ? Number(given) : undefined)
