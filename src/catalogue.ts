import { createCatalogue, SUPPLIED_MEASURES } from '#indicators'
import { type Intake, intakeFormats } from '#intake'

/** Every measure that can be shown; a domain's own are added after the supplied ones. */
export const catalogue = createCatalogue(SUPPLIED_MEASURES)

/** Every kind of file that can be sent in. */
export const intake: Intake = { catalogue, formats: intakeFormats }
