import { isCode } from '../codes.ts'
import { ADULT_PATHWAYS, CHILD_PATHWAYS, type Pathway } from '../concern.ts'

/** The pathway of a stored code. */
export function pathwayOf(text: string | null): Pathway | undefined {
  if (text === null) return undefined
  if (isCode(ADULT_PATHWAYS, text)) return text
  return isCode(CHILD_PATHWAYS, text) ? text : undefined
}
