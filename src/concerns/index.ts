export type * from './codes.ts'
export { type NewConcern, type Receipt, receiveConcern } from './receive-concern.ts'
