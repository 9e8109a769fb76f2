/** What is asked, found, agreed and wished in invented enquiries. */

export const PEOPLE = [
  'The adult, their daughter, the manager of the home and the lead.',
  'The adult with an advocate, the district nurse and the lead.',
  'Police, housing, the care coordinator and the lead. The adult was spoken to the day before.',
  'The adult, the agency that gives the care, and the lead.',
  'The surgery, the ward and the lead; the family by telephone.',
]
export const MEETING_NOTES = [
  'Agreed who asks whom, and how the adult is kept safe until then.',
  'The adult said what they want and whom we may speak to.',
  'Night cover is changed from today. Records are asked for.',
]
export const LINES = [
  'What happened on the day, and who was there?',
  'Was the care that was planned given?',
  'Has anybody else in the same place come to harm?',
  'What did the service do when it knew?',
  'Does the adult have a say over their own money?',
  'Is the adult free to say what they want?',
]
export const ASKED_OF = [
  'The surgery',
  'The provider',
  'The ward',
  'Police',
  'The bank',
  'The housing officer',
  'District nurses',
]
export const QUESTIONS = [
  'Which medicines were prescribed, and when were they last looked at?',
  'Please send the rota and the notes of that week.',
  'What was seen at the visit, and what was done about it?',
  'Has anything like it been reported before?',
]
export const TOLD = 'We are looking into how somebody whom you know has been cared for.'
export const ANSWERS = [
  'The notes are attached to our letter. Two visits are missing from them.',
  'Nothing of the kind has been reported to us before.',
  'The medicine was looked at in the spring; the dose has not changed.',
  'Our nurse saw the bruise and wrote it down, and told the manager the same day.',
]
export const FINDINGS = [
  ['Two visits were missed and nobody was told.', 'happened', 'The rota, the door log and what the adult said.'],
  ['It cannot be said who left the door open.', 'cannot-be-said', 'Two accounts that differ, and no record.'],
  ['The money was spent on what the adult asked for.', 'did-not-happen', 'Bank statements and receipts.'],
  ['The plan was not followed at night.', 'happened', 'Notes of four weeks and the agency’s own look at it.'],
] as const
export const RISKS = [
  'Falls at night with nobody to help.',
  'Money is taken again.',
  'Medicine is missed.',
  'Hurt by the same person.',
  'Left without food or warmth.',
]
export const PLANS = [
  'Two carers for each transfer. A sensor by the bed. The daughter rings every evening.',
  'The bank pays the bills; a small sum each week by card. Cards changed.',
  'The other resident sits elsewhere at meals. Staff in the room until both have left it.',
  'The nurse comes on Mondays and Thursdays and looks at the skin. The carers ring her in between.',
]
export const ACTIONS = [
  ['Write the care plan again with the adult', 'The provider', 'Read the plan and asked the adult about it.'],
  ['Train the night staff to use the hoist', 'The provider', 'Saw the record of the training and a transfer.'],
  ['Change the locks and the bank card', 'The housing officer', 'The adult showed the new key and card.'],
  ['Look at all medicines', 'The surgery', 'The surgery sent the list, and the chart agrees with it.'],
  ['Find an advocate', 'Adult triage', 'The advocate rang after the first visit.'],
  ['Visit unannounced twice', 'Adult triage', 'Both visits are written up.'],
] as const
export const WISHES = [
  'I want to stay in my own home.',
  'I want it to stop.',
  'I want my money to be mine.',
  'I want to sleep without being afraid.',
  'I want them to say sorry.',
  'I want to see my friends again.',
]
export const DECISIONS = [
  'Where to live',
  'Who looks after the money',
  'Whether to have the carers in',
  'What is told to the family',
]
export const RESTS_ON = [
  'Could say back what was explained, and weigh it.',
  'Did not keep hold of it from one minute to the next, on two days.',
  'The memory clinic’s letter, and our own talk.',
]
