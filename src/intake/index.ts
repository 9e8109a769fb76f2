export type { FileFormat } from './format.ts'
export { intakeFormats } from './formats.ts'
export { intakeRoutes } from './intake.routes.ts'
export { type Intake, type Receipt, receiveFile, receiveFileIn } from './receive-file.ts'
