import { fileURLToPath } from 'node:url'
import nunjucks from 'nunjucks'
import type { GovukOptions, MojOptions } from './component-options.generated.ts'
import { isSafeHtml, type SafeHtml, unsafeHtml } from './html.ts'

const templateFolders = [
  new URL('./dist/', import.meta.resolve('govuk-frontend/package.json')),
  new URL('./', import.meta.resolve('@ministryofjustice/frontend/package.json')),
].map(folder => fileURLToPath(folder))
const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(templateFolders), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
})
const IS_MARKUP = /html$/i

// The templates print options ending in "html" as they stand, so only SafeHtml may become one.
function plainOptions(options: object): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    if (typeof value === 'string' && IS_MARKUP.test(name)) {
      throw new TypeError(`The option "${name}" takes html, not text: wrap it in the html template`)
    }
    plain[name] = plainValue(value)
  }
  return plain
}

function plainValue(value: unknown): unknown {
  if (isSafeHtml(value)) return value.toString()
  if (Array.isArray(value)) return value.map(plainValue)
  return typeof value === 'object' && value !== null ? plainOptions(value) : value
}

const render = (template: string, options: object): SafeHtml =>
  unsafeHtml(templates.render(template, { params: plainOptions(options) }).trim())

/** A component of the GOV.UK Design System, from its official template. */
export function govuk<Name extends keyof GovukOptions>(name: Name, options: GovukOptions[Name]): SafeHtml {
  return render(`govuk/components/${name}/template.njk`, options)
}

/** A component of the Ministry of Justice Design System, from its official template. */
export function moj<Name extends keyof MojOptions>(name: Name, options: MojOptions[Name]): SafeHtml {
  return render(`moj/components/${name}/template.njk`, options)
}
