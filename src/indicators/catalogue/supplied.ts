import type { MeasureDefinition, SuppliedMeasure } from '../measure.ts'

type Given = Pick<MeasureDefinition, 'code' | 'title' | 'definition'> & Partial<MeasureDefinition>
type Usual = Pick<MeasureDefinition, 'topic' | 'owner' | 'protects' | 'legalBasis'>

/** Fills in what most supplied measures of one subject share, so that a catalogue file says only what differs. */
export const suppliedMeasures = (usual: Usual, measures: readonly Given[]): readonly SuppliedMeasure[] =>
  measures.map(given => ({
    kind: 'supplied',
    unit: 'person',
    form: 'count',
    polarity: 'neutral',
    cadence: 'yearly',
    timing: 'during',
    additive: false,
    caveat: '',
    validFrom: '2019-04-01',
    printedAs: [],
    ...usual,
    ...given,
    decimals: given.decimals ?? (given.form === 'percentage' ? 1 : 0),
  }))
