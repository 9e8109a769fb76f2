import type { DraftBlock } from '#publishing'
import { type GlossaryTerm, termsUsed } from '../glossary.ts'

/** The words that the report uses, explained; a superseded one says what replaced it. */
export function drawGlossary(text: string): DraftBlock[] {
  const terms = termsUsed(text)
  if (terms.length === 0) return []
  return [
    {
      kind: 'glossary',
      entries: terms.map(term => ({ term: term.term, definition: [{ kind: 'text', text: meaningOf(term) }] })),
    },
  ]
}

const meaningOf = ({ meaning, replacedBy }: GlossaryTerm): string =>
  replacedBy === undefined ? meaning : `${meaning} No longer used: now ${replacedBy}.`
