export * from './document.ts'
export * from './document-faults.ts'
export * from './document-outline.ts'
export * from './renderers/pdf.ts'
