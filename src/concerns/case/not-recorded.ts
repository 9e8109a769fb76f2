import { NotAllowed, NotFound, Refusal } from '#platform/errors.ts'

/** Whether what was refused can be put right on the page that sent it: then it is shown again with all that was typed. */
export const isMendable = (error: unknown): error is Refusal =>
  error instanceof Refusal && !(error instanceof NotFound) && !(error instanceof NotAllowed)
