import { z } from 'zod'
import { localPath } from '../../http/send-answer.ts'

/** Where to go afterwards: a path on this site, or its start page. */
export const nextQuery = z.object({
  next: z
    .string()
    .optional()
    .transform(next => localPath(next ?? '/')),
})
