import { NotFound } from '#platform/errors.ts'
import type { Cookie, PublicVisit } from '#platform/http/route.ts'
import type { AtDoor } from '../in-portal.ts'
import { doorsOf } from '../in-portal.ts'

const cookieOf = (slug: string): string => `kith-concern-${slug}`

/** Who stands at the door of a partnership: its address names it by its short name. */
export async function atDoorOf(
  { app, actor, cookies }: Pick<PublicVisit, 'app' | 'actor' | 'cookies'>,
  slug: string,
): Promise<AtDoor> {
  const door = (await doorsOf(app)).find(each => each.slug === slug)
  if (!door) throw new NotFound('No partnership of this name takes concerns here.')
  const isHere = actor?.partnershipId === door.partnershipId
  return { door, actor: isHere ? actor : undefined, secret: cookies[cookieOf(slug)] || undefined }
}

/** Kept until the browser is closed: on a shared machine the next reader must not find it. */
export const draftCookie = (slug: string, secret: string | undefined): readonly Cookie[] => [
  { name: cookieOf(slug), value: secret },
]
