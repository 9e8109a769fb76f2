import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import { type Shape, templateFilters, templateOptions } from './moj-template-options.ts'

interface MacroOption {
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly description: string
  readonly isComponent?: boolean
  readonly deprecated?: unknown
  readonly params?: readonly MacroOption[]
}

const packages = new URL('../node_modules/', import.meta.url)
const govukComponents = new URL('govuk-frontend/dist/govuk/components/', packages)
const mojComponents = new URL('@ministryofjustice/frontend/moj/components/', packages)
export const componentOptionsFile = new URL('../src/platform/ui/component-options.generated.ts', import.meta.url)

const pascal = (name: string): string => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
const key = (name: string): string => (/^[a-zA-Z]\w*$/.test(name) ? name : `'${name}'`)
const isMarkup = (name: string): boolean => /html$/i.test(name)
const isAttributes = (name: string): boolean => /attributes$/i.test(name)

function comment(text: string, indent: string): string {
  const line = text.replaceAll('*/', '* /').replace(/\s+/g, ' ').trim()
  return line === '' ? '' : `${indent}/** ${line} */\n`
}

// `text` and `html` are each marked as required though either will do; so is the `value` of an item that is a divider.
function isRequired(option: MacroOption, siblings: readonly MacroOption[]): boolean {
  const others = new Set(siblings.map(sibling => sibling.name))
  if (!option.required || option.deprecated || /is not required|Replaced by/.test(option.description)) return false
  if (others.has('text') && others.has('html') && /^(?:text|html)$/.test(option.name)) return false
  return !others.has('divider')
}

function govukType(component: string, option: MacroOption, path: string, indent: string): string {
  if (option.isComponent) return `Govuk${pascal(kebab(option.name))}Options`
  if (isAttributes(option.name)) return 'Attributes'
  if (isMarkup(option.name) || path === 'slots') return 'SafeHtml'
  switch (option.type) {
    case 'string':
      return option.name === 'value' ? 'string | number' : 'string'
    case 'integer':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'array': {
      if (!option.params) return 'readonly string[]'
      const item = govukFields(component, option.params, option.name, indent)
      // macro-options.json describes a cell; the template takes rows of cells.
      const isRows = component === 'table' && option.name === 'rows'
      return isRows ? `readonly (readonly ${item}[])[]` : `readonly (${item} | Nothing)[]`
    }
    case 'object':
      return option.params
        ? govukFields(component, option.params, option.name, indent)
        : 'Readonly<Record<string, string>>'
    default:
      throw new Error(`${component}: the option ${option.name} has a type not met before, ${option.type}`)
  }
}

function govukFields(component: string, options: readonly MacroOption[], path: string, indent = ''): string {
  const inner = `${indent}  `
  const named = Map.groupBy(
    options.filter(option => option.type !== 'nunjucks-block'),
    option => option.name,
  )
  const fields = [...named.values()].flatMap(variants => {
    const [option] = variants
    if (!option) return []
    const required = isRequired(option, options)
    const type = variants.map(variant => govukType(component, variant, path, inner)).join(' | ')
    return `${comment(option.description, inner)}${inner}readonly ${key(option.name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}\n`
  })
  return `{\n${fields.join('')}${indent}}`
}

function mojType(name: string, shape: Shape, indent: string): string {
  if (isAttributes(name)) return 'Attributes'
  if (isMarkup(name)) return 'SafeHtml'
  if (shape.item) {
    return shape.item.fields.size > 0 ? `readonly (${mojFields(shape.item, indent)} | Nothing)[]` : 'readonly unknown[]'
  }
  if (shape.isMap) return 'Attributes'
  if (shape.fields.size > 0 && !shape.isPassedOn) return mojFields(shape, indent)
  return shape.isPassedOn && !/^(?:classes|text|href|id|name|value)$/.test(name) ? 'unknown' : 'Printable'
}

const orUndefined = (type: string): string => (/^(?:unknown|Printable)$/.test(type) ? type : `${type} | undefined`)

function mojFields(shape: Shape, indent = ''): string {
  const inner = `${indent}  `
  const fields = [...shape.fields].map(
    ([name, field]) => `${inner}readonly ${key(name)}?: ${orUndefined(mojType(name, field, inner))}\n`,
  )
  return `{\n${fields.join('')}${indent}}`
}

async function componentNames(folder: URL, file: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter(entry => entry.isDirectory() && existsSync(new URL(`${entry.name}/${file}`, folder)))
    .map(entry => entry.name)
    .sort()
}

async function govukInterfaces(): Promise<{ names: string[]; text: string }> {
  const names = await componentNames(govukComponents, 'macro-options.json')
  const texts = await Promise.all(
    names.map(async name => {
      const options = await readFile(new URL(`${name}/macro-options.json`, govukComponents), 'utf8')
      const fields = govukFields(name, JSON.parse(options) as MacroOption[], '')
      return `export interface Govuk${pascal(name)}Options ${fields}\n`
    }),
  )
  return { names, text: texts.join('\n') }
}

async function mojInterfaces(): Promise<{ names: string[]; text: string }> {
  const plain = new nunjucks.Environment(null)
  const names: string[] = []
  let text = ''
  for (const name of await componentNames(mojComponents, 'template.njk')) {
    const template = await readFile(new URL(`${name}/template.njk`, mojComponents), 'utf8')
    if ([...templateFilters(template)].some(filter => !hasFilter(plain, filter))) continue
    // A `call` block has no counterpart in an options object.
    if (template.includes('caller()')) continue
    names.push(name)
    text += `\nexport interface Moj${pascal(name)}Options ${mojFields(templateOptions(template))}\n`
  }
  return { names, text }
}

function hasFilter(environment: nunjucks.Environment, name: string): boolean {
  try {
    environment.getFilter(name)
    return true
  } catch {
    return false
  }
}

const optionMap = (prefix: string, names: readonly string[]): string =>
  `export interface ${prefix}Options {\n${names.map(name => `  readonly ${key(name)}: ${prefix}${pascal(name)}Options\n`).join('')}}\n`

export async function generateComponentOptions(): Promise<string> {
  const [govuk, moj] = await Promise.all([govukInterfaces(), mojInterfaces()])
  return `// Generated by scripts/generate-component-options.ts from the components' own descriptions. Do not edit.
import type { SafeHtml } from './html.ts'

type Printable = string | number | boolean | undefined
type Nothing = false | null | undefined
type Attributes = Readonly<Record<string, AttributeOption>>
export type AttributeOption =
  | string
  | number
  | boolean
  | null
  | undefined
  | { readonly value: string | number | boolean | null | undefined; readonly optional?: boolean }

${govuk.text}${moj.text}
${optionMap('Govuk', govuk.names)}
${optionMap('Moj', moj.names)}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(componentOptionsFile, await generateComponentOptions())
}
