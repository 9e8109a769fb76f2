import type { Block, DraftBlock, DraftSection, Inline } from '#publishing'
import type { FigureList } from './figure-request.ts'
import type { Prose, ProseBlock, ProseInline } from './prose.ts'

/** The words of a section as blocks, a heading beginning a section of its own. `###` lies within the `##` before it. */
export function sectionsOfProse(
  prose: Prose,
  sectionId: string,
  figures: FigureList,
): { blocks: DraftBlock[]; sections: DraftSection[] } {
  const top: DraftBlock[] = []
  const sections: { heading: string; depth: 2 | 3; blocks: DraftBlock[] }[] = []
  for (const block of prose.blocks) {
    if (block.kind === 'heading') sections.push({ heading: block.text, depth: block.depth, blocks: [] })
    else (sections.at(-1)?.blocks ?? top).push(printed(block, figures))
  }
  return { blocks: top, sections: nest(sections, sectionId) }
}

function nest(
  flat: readonly { heading: string; depth: 2 | 3; blocks: DraftBlock[] }[],
  parentId: string,
): DraftSection[] {
  const nested: (DraftSection & { sections: DraftSection[] })[] = []
  for (const { heading, depth, blocks } of flat) {
    const parent = depth === 3 ? nested.at(-1) : undefined
    const siblings = parent?.sections ?? nested
    const id = `${parent?.id ?? parentId}-${siblings.length + 1}`
    siblings.push({ id, heading, blocks, sections: [] })
  }
  return nested
}

function printed(block: Exclude<ProseBlock, { kind: 'heading' }>, figures: FigureList): Block {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', content: runs(block.content, figures) }
    case 'list':
      return { kind: 'list', isOrdered: block.isOrdered, items: block.items.map(item => runs(item, figures)) }
    case 'quote':
      return { kind: 'callout', paragraphs: [runs(block.content, figures)] }
  }
}

const runs = (content: readonly ProseInline[], figures: FigureList): Inline[] =>
  content.map(inline =>
    inline.kind === 'measure' ? figures.run({ code: inline.code, period: inline.period }, inline.facet) : inline,
  )
