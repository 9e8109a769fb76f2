import { concernMeasures } from '#concerns'
import { createCatalogue, SUPPLIED_MEASURES, withCalculated } from '#indicators'
import { type Intake, intakeFormats } from '#intake'

/** Every measure that can be shown: what a domain works out from its records takes the place of the supplied one. */
export const catalogue = createCatalogue(withCalculated(SUPPLIED_MEASURES, concernMeasures))

/** Every kind of file that can be sent in. */
export const intake: Intake = { catalogue, formats: intakeFormats }
