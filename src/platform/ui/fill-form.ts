import { type HtmlPart, html, type SafeHtml, unsafeHtml } from './html.ts'

type Values = Readonly<Record<string, string | readonly string[] | undefined>>

export interface Filled {
  readonly body: SafeHtml
  /** what was typed into fields that the page does not have any more */
  readonly left: readonly string[]
}

const FORM = /<form\b[^>]*>[\s\S]*?<\/form>/g
const CONTROL = /<input\b[^>]*>|<(textarea|select)\b[^>]*>([\s\S]*?)<\/\1>/g
const OPTION = /<option\b[^>]*>/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
}

/**
 * Draws a page's form with what somebody typed into it before. It reads markup that `html` and the design system's
 * templates made, in which no attribute holds a `>`. Files and passwords are never filled in.
 */
export function fillForm(body: SafeHtml, values: Values): Filled {
  const markup = body.toString()
  const names = Object.keys(values)
  const forms = [...markup.matchAll(FORM)].filter(([form]) =>
    form.slice(0, form.indexOf('>')).includes('method="post"'),
  )
  const known = (form: string): number => names.filter(name => form.includes(` name="${name}"`)).length
  const [target] = forms.sort((one, other) => known(other[0]) - known(one[0]))
  const form = target && known(target[0]) > 0 ? target[0] : ''
  const left = names
    .filter(name => !form.includes(` name="${name}"`))
    .flatMap(name => values[name] ?? [])
    .filter(text => text.trim() !== '')
  if (!target || form === '') return { body, left }
  const filled = fillControls(form, values)
  return { body: unsafeHtml(markup.slice(0, target.index) + filled + markup.slice(target.index + form.length)), left }
}

function fillControls(form: string, values: Values): string {
  const given = new Map(Object.entries(values).map(([name, value]) => [name, [value ?? []].flat()]))
  const taken = new Map<string, number>()
  // Of fields with one name, such as the rows of a list, each takes its own.
  const next = (name: string): string | undefined => {
    const at = taken.get(name) ?? 0
    taken.set(name, at + 1)
    return given.get(name)?.[at]
  }
  return form.replace(CONTROL, (control: string, kind: string | undefined, content = '') => {
    const start = control.slice(0, control.indexOf('>') + 1)
    const name = attributeOf(start, 'name')
    if (name === undefined) return control
    if (kind === 'select') return `${start}${fillOptions(content, given.get(name) ?? [])}</select>`
    const type = attributeOf(start, 'type') ?? 'text'
    if (type === 'radio' || type === 'checkbox')
      return marked(start, 'checked', (given.get(name) ?? []).includes(attributeOf(start, 'value') ?? 'on'))
    if (type === 'file' || type === 'password') return control
    const text = next(name)
    if (text === undefined) return control
    // A browser leaves out a line break right after the tag: the one added here.
    if (kind === 'textarea') return html`${unsafeHtml(start)}\n${text}</textarea>`.toString()
    return withAttribute(without(start, 'value'), html` value="${text}"`)
  })
}

const fillOptions = (options: string, chosen: readonly string[]): string =>
  options.replace(OPTION, option => marked(option, 'selected', chosen.includes(attributeOf(option, 'value') ?? '')))

const marked = (tag: string, name: string, isMarked: boolean): string =>
  isMarked ? withAttribute(without(tag, name), ` ${name}`) : without(tag, name)

const without = (tag: string, name: string): string => tag.replace(new RegExp(`\\s${name}(="[^"]*")?(?=[\\s/>])`), '')

const withAttribute = (tag: string, attribute: HtmlPart): string =>
  tag.replace(/\s*\/?>$/, () => html`${attribute}>`.toString())

function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found?.replace(/&(?:amp|lt|gt|quot|#39|#96);/g, entity => ENTITIES[entity] ?? entity)
}
