/** The parts of the list of enquiries. */
export const ENQUIRY_VIEWS = {
  open: 'Open',
  planning: 'Being planned',
  actions: 'Actions due',
  requests: 'Answers late',
  experience: 'Experience to ask',
  concluded: 'Concluded',
} as const
export type EnquiryView = keyof typeof ENQUIRY_VIEWS
