import type { Prose, ProseBlock, ProseInline } from './prose.ts'

/** A number in prose that is bound to nothing, with the words around it. */
export interface TypedNumber {
  readonly number: string
  readonly around: string
}

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'

/** Digits that name something and count nothing. */
const NOT_FIGURES: readonly RegExp[] = [
  new RegExp(`\\b\\d{1,2} (?:${MONTHS})(?: \\d{4})?\\b`, 'g'),
  new RegExp(`\\b(?:${MONTHS}) \\d{4}\\b`, 'g'),
  /\b(?:19|20)\d{2}(?:[-–/]\d{2,4})?\b/g,
  /\b(?:sections?|s|schedules?|paragraphs?|regulations?|articles?|chapters?|part) ?\d+[A-Z]?(?:\(\d+\))*(?:\([a-z]\))*/gi,
  /\blevels? \d\b/gi,
  /\b(?:quarter |Q)[1-4]\b/gi,
  /\b(?:indicators?|figures?|tables?|priority|step) \d+(?:\.\d+)?\b/gi,
  /\b(?:999|111|101)\b/g,
  /\b[A-Za-z]+-?\d+[A-Za-z\d-]*\b/g,
]

const NUMBER = /[£]?\d[\d,]*(?:\.\d+)?(?:\s?(?:%|per cent|million|thousand))?/g
const CONTEXT = 40

/** The typed numbers of a section, in the order of the text. */
export function findTypedNumbers(prose: Prose): TypedNumber[] {
  return prose.blocks.flatMap(inBlock)
}

function inBlock(block: ProseBlock): TypedNumber[] {
  switch (block.kind) {
    case 'heading':
      return inText(block.text)
    case 'list':
      return block.items.flatMap(inInlines)
    case 'paragraph':
    case 'quote':
      return inInlines(block.content)
  }
}

function inInlines(content: readonly ProseInline[]): TypedNumber[] {
  // A bound figure becomes a space of its own width in words, so that "{{...}}%" does not glue to its neighbours.
  return inText(content.map(inline => (inline.kind === 'measure' ? ' … ' : inline.text)).join(''))
}

function inText(text: string): TypedNumber[] {
  const hidden = NOT_FIGURES.reduce((rest, pattern) => rest.replace(pattern, match => '·'.repeat(match.length)), text)
  return [...hidden.matchAll(NUMBER)].map(match => ({
    number: match[0].trim(),
    around: text.slice(Math.max(0, match.index - CONTEXT), match.index + match[0].length + CONTEXT).trim(),
  }))
}
