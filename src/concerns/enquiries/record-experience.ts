import type { App } from '#platform/app.ts'
import type { Actor } from '#platform/auth/actor.ts'
import { type Change, changeEnquiry, type EnquiryRead, faults } from './change-enquiry.ts'
import { type Experience, findExperience, insertExperience } from './conclusion.store.ts'
import { EXPERIENCE_QUESTIONS } from './enquiry-codes.ts'

/** Records how the enquiry was for the adult, asked after it was closed, or that they did not want to say. */
export const recordExperience = (app: App, actor: Actor, read: EnquiryRead, experience: Experience): Promise<Change> =>
  changeEnquiry(app, actor, read, 'ask-experience', async ({ tx, enquiry, at, today }) => {
    const { enquiryId, conclusionVersion, concludedOn } = enquiry
    if (await findExperience(tx, enquiryId, conclusionVersion))
      return faults({ askedOn: 'They have been asked already since the enquiry was closed' })
    if (Temporal.PlainDate.compare(experience.askedOn, today) > 0)
      return faults({ askedOn: 'The day must be today or in the past' })
    if (concludedOn && Temporal.PlainDate.compare(experience.askedOn, concludedOn) < 0)
      return faults({ askedOn: 'They are asked after the enquiry has been closed' })
    const unanswered = Object.keys(EXPERIENCE_QUESTIONS).filter(question => !(question in experience.answers))
    if (experience.declinedReason === undefined && unanswered.length > 0)
      return faults(Object.fromEntries(unanswered.map(question => [question, 'Select an answer'])))
    const by = { partnershipId: actor.partnershipId, enquiryId, actorId: actor.id, on: today, at }
    const answers = experience.declinedReason === undefined ? experience.answers : {}
    await insertExperience(tx, by, conclusionVersion, { ...experience, answers })
    return experience.declinedReason === undefined
      ? { kind: 'experience-recorded', words: 'Asked how the enquiry was for the adult' }
      : { kind: 'experience-declined', words: 'Asked how the enquiry was; they did not want to say' }
  })
