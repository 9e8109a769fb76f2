import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Form, UploadedFile } from '#platform/http/route.ts'
import { type Typed, textOf } from '#platform/typed.ts'
import { dayPartNames } from './day-parts.ts'
import { type Draft, type DraftFile, MOST_FILES } from './draft.ts'
import { type AtDoor, becomeWhoeverBegan, inPortal } from './in-portal.ts'
import { beginDraft, draftIn, writeDraft } from './keep-draft.ts'
import { everyField, FILE_FAULT, fieldsOf, type Question, type Situation, situationOf } from './question.ts'
import { receiveAttachment } from './receive-attachment.ts'
import { registersIn } from './registers.ts'
import type { Registers } from './tidy-answers.ts'

export interface Answered {
  readonly question: Question
  readonly form: Form
  readonly files: readonly UploadedFile[]
  /** why the files that came with it were not taken */
  readonly fileFault?: string | undefined
}

export type SavedAnswer =
  /** `secret` of a draft that was begun because the one in the browser had ended */
  | { readonly outcome: 'saved'; readonly draft: Draft; readonly registers: Registers; readonly secret?: string }
  | { readonly outcome: 'sent' }
  /** the form belongs to another draft than the one in this browser */
  | { readonly outcome: 'another' }

/**
 * Keeps what was typed on one page, right or wrong, so that nothing is lost: faults are shown from the draft. A draft that
 * ended while somebody wrote is begun again with what they wrote.
 */
export function saveAnswer(app: App, at: AtDoor, answered: Answered): Promise<SavedAnswer> {
  return inPortal(app, at, async tx => {
    const found = at.secret === undefined ? undefined : await draftIn(app, tx, true)
    if (found?.sent) return { outcome: 'sent' }
    const formDraft = textOf(answered.form, 'draft')
    if (found && formDraft !== '' && formDraft !== found.draftId) return { outcome: 'another' }
    const begun = found ? undefined : await beginDraft(app, tx, at, {})
    const draft = found ?? (await draftIn(app, tx, true))
    if (!draft) throw new TypeError('a draft that was begun is not there')
    const written = await withAnswer(app, tx, await becomeWhoeverBegan(tx, at, draft.begunBy), draft, answered)
    await writeDraft(app, tx, written)
    const registers = await registersIn(tx, app.clock.today())
    return { outcome: 'saved', draft: written, registers, ...(begun ?? {}) }
  })
}

async function withAnswer(
  app: App,
  tx: Tx,
  at: AtDoor,
  draft: Draft,
  { question, form, files, fileFault }: Answered,
): Promise<Draft> {
  const situation = situationOf(draft.typed, { isSignedIn: at.actor !== undefined })
  const typed = { ...draft.typed, ...ownFields(question, situation, form) }
  if (question.name === 'your-work') {
    const { agency } = await registersIn(tx, app.clock.today())
    return { ...draft, typed: { ...typed, 'agency-kind': agency.find(({ id }) => id === typed['agency'])?.kind } }
  }
  if (!question.takesFiles) return { ...draft, typed }
  const kept = draft.files.filter(({ fileId }) => fileId !== textOf(form, 'remove'))
  return addFiles(app, tx, at, { ...draft, typed: { ...typed, [FILE_FAULT]: fileFault }, files: kept }, files)
}

/** Adds files until one is refused; why stands among what was typed. */
async function addFiles(app: App, tx: Tx, at: AtDoor, draft: Draft, files: readonly UploadedFile[]): Promise<Draft> {
  const added: DraftFile[] = [...draft.files]
  for (const file of files) {
    const received =
      added.length >= MOST_FILES
        ? `You can send ${MOST_FILES} files at most`
        : await receiveAttachment(app, tx, at, file)
    if (typeof received === 'string')
      return { ...draft, files: added, typed: { ...draft.typed, [FILE_FAULT]: received } }
    added.push(received)
  }
  return { ...draft, files: added }
}

/** Of what came, the fields of this page: a form adds nothing to the others. */
function ownFields(question: Question, situation: Situation, form: Form): Typed {
  const names = everyField(fieldsOf(question, situation)).flatMap(field =>
    field.kind === 'day' ? dayPartNames(field.name) : [field.name],
  )
  return Object.fromEntries(names.map(name => [name, form[name]]))
}
