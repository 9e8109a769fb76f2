class Safe {
  readonly #markup: string

  constructor(markup: string) {
    this.#markup = markup
  }

  toString(): string {
    return this.#markup
  }
}

/** Markup that is known to be escaped. Only `html`, `attributes` and `unsafeHtml` make it. */
export type SafeHtml = Safe

/** What may stand in a `html` template. */
export type HtmlPart = SafeHtml | string | number | bigint | false | null | undefined | readonly HtmlPart[]

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
const NEEDS_ESCAPE = /[&<>"'`]/
const EVERY_ESCAPE = /[&<>"'`]/g

function escapeHtml(text: string): string {
  return NEEDS_ESCAPE.test(text) ? text.replace(EVERY_ESCAPE, character => ESCAPES[character] ?? '') : text
}

function print(part: unknown): string {
  if (typeof part === 'string') return escapeHtml(part)
  if (part instanceof Safe) return part.toString()
  if (part === undefined || part === null || part === false) return ''
  if (typeof part === 'number' || typeof part === 'bigint') return String(part)
  if (Array.isArray(part)) {
    let printed = ''
    for (const item of part) printed += print(item)
    return printed
  }
  const kind = typeof part === 'object' ? `an object (${part.constructor?.name ?? 'no prototype'})` : `a ${typeof part}`
  throw new TypeError(`Only text, numbers and html can stand in a template, not ${kind}: format it first`)
}

/** Strings are escaped for text and for quoted attributes; false, null and undefined print nothing. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): SafeHtml {
  let markup = strings[0] ?? ''
  for (let index = 0; index < parts.length; index++) {
    markup += print(parts[index])
    markup += strings[index + 1] ?? ''
  }
  return new Safe(markup)
}

/** For markup made by a renderer that has already escaped its input; never for anything a person typed. */
export function unsafeHtml(markup: string): SafeHtml {
  return new Safe(markup)
}

export function isSafeHtml(value: unknown): value is SafeHtml {
  return value instanceof Safe
}

export function joinHtml(parts: readonly HtmlPart[], separator: HtmlPart): SafeHtml {
  return new Safe(parts.map(print).join(print(separator)))
}

export type AttributeValue = string | number | boolean | null | undefined
const ATTRIBUTE_NAME = /^[a-z][a-z0-9:-]*$/

/** ` name="value"` for each; true prints the bare name; false, null and undefined print nothing. */
export function attributes(values: Readonly<Record<string, AttributeValue>>): SafeHtml {
  let markup = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined) continue
    if (!ATTRIBUTE_NAME.test(name)) throw new TypeError(`"${name}" is not an attribute name`)
    if (name === 'style' || name.startsWith('on')) {
      throw new TypeError(`The content security policy forbids the attribute "${name}"`)
    }
    markup += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
  }
  return new Safe(markup)
}
