import type { Actor } from '../auth/actor.ts'
import type { SignedIn } from '../auth/session.ts'
import type { PageContent } from '../ui/page-content.ts'

/** What the server knows of a request when it draws the page around the content. */
export interface Surroundings {
  readonly session: SignedIn | undefined
  readonly actor: Actor | undefined
  readonly flash: string | undefined
  readonly url: string
}

/** Draws the whole document; given by the composition root, which knows the navigation. */
export type Chrome = (content: PageContent, surroundings: Surroundings) => string
