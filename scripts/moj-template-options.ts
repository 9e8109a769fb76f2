import nunjucks from 'nunjucks'

/** What a template does with one option. */
export interface Shape {
  readonly fields: Map<string, Shape>
  item: Shape | undefined
  isMap: boolean
  /** Handed whole to another component, which decides what it may hold. */
  isPassedOn: boolean
}

interface TemplateNode {
  readonly typename: string
  readonly name?: unknown
  readonly value?: unknown
  readonly target?: unknown
  readonly val?: unknown
  readonly arr?: unknown
  readonly body?: unknown
  readonly args?: unknown
  readonly targets?: unknown
}

type Scope = ReadonlyMap<string, Shape>

const { parser } = nunjucks as unknown as { parser: { parse(source: string): TemplateNode } }

const newShape = (): Shape => ({ fields: new Map(), item: undefined, isMap: false, isPassedOn: false })

const isNode = (value: unknown): value is TemplateNode =>
  typeof value === 'object' && value !== null && typeof (value as { typename?: unknown }).typename === 'string'

const literalText = (node: unknown): string | undefined =>
  isNode(node) && node.typename === 'Literal' && typeof node.value === 'string' ? node.value : undefined

function nodesWithin(node: TemplateNode): TemplateNode[] {
  const found: TemplateNode[] = []
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) found.push(child)
  }
  return found
}

function resolve(node: unknown, scope: Scope): Shape | undefined {
  if (!isNode(node)) return undefined
  if (node.typename === 'Symbol') return scope.get(String(node.value))
  if (node.typename !== 'LookupVal') return undefined
  const owner = resolve(node.target, scope)
  const name = literalText(node.val)
  if (!owner || name === undefined || name === 'length' || name === 'concat') return undefined
  const known = owner.fields.get(name) ?? newShape()
  owner.fields.set(name, known)
  return known
}

function readLoop(node: TemplateNode, scope: Scope): void {
  const looped = resolve(node.arr, scope)
  const inner = new Map(scope)
  const names = node.name
  if (isNode(names) && names.typename === 'Symbol' && looped) {
    looped.item ??= newShape()
    inner.set(String(names.value), looped.item)
  } else if (looped) {
    looped.isMap = true
  }
  if (isNode(node.body)) read(node.body, inner)
}

function readCall(node: TemplateNode, scope: Scope): void {
  const passed = isNode(node.args) ? nodesWithin(node.args) : []
  for (const argument of passed) {
    const values = argument.typename === 'Dict' ? nodesWithin(argument).map(pair => pair.value) : [argument]
    for (const value of values) {
      const shape = resolve(value, scope)
      if (shape) shape.isPassedOn = true
    }
  }
}

function read(node: TemplateNode, scope: Map<string, Shape>): void {
  if (node.typename === 'For') {
    readLoop(node, scope)
    return
  }
  resolve(node, scope)
  if (node.typename === 'FunCall') readCall(node, scope)
  if (node.typename === 'Set') {
    const value = resolve(node.value, scope)
    const targets = Array.isArray(node.targets) ? node.targets.filter(isNode) : []
    if (value) for (const target of targets) scope.set(String(target.value), value)
  }
  for (const child of nodesWithin(node)) read(child, scope)
}

/**
 * @ministryofjustice/frontend ships neither macro-options.json nor fixtures, so what a component accepts is read from
 * its template: every `params.x.y` that it prints, loops over or passes on.
 */
export function templateOptions(source: string): Shape {
  const root = newShape()
  read(parser.parse(source), new Map([['params', root]]))
  return root
}

/** The filters a template asks for, so that one whose filter is not registered is left out. */
export function templateFilters(source: string): Set<string> {
  const names = new Set<string>()
  const visit = (node: TemplateNode): void => {
    if (node.typename === 'Filter' && isNode(node.name)) names.add(String(node.name.value))
    nodesWithin(node).forEach(visit)
  }
  visit(parser.parse(source))
  return names
}
