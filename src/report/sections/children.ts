import { yearInWords } from '../financial-year.ts'
import type { Drawing, DrawnPart } from './drawing.ts'
import { measureTable } from './measure-table.ts'

/** Children's social care: plans at the end of the year, conferences in it. */
export function drawChildren({ year, figures }: Drawing): DrawnPart[] {
  const lastDay = `${Number(year.slice(0, 4)) + 1}-03-31`
  return [
    {
      heading: 'Child protection plans and conferences',
      blocks: [
        measureTable(
          {
            id: 'children-plans-table',
            caption: `Child protection plans at 31 March ${Number(year.slice(0, 4)) + 1}`,
            heading: 'Children',
            columns: [{ heading: `31 March ${Number(year.slice(0, 4)) + 1}`, period: lastDay }],
            rows: [
              { label: 'Children who are the subject of a child protection plan', code: 'children.cpp.at-31-march' },
              { label: 'On a plan for more than 18 months', code: 'children.cpp.over-18-months' },
              { label: 'Share of plans that lasted more than 18 months', code: 'children.cpp.over-18-months.share' },
            ],
          },
          figures,
        ),
        measureTable(
          {
            id: 'children-year-table',
            caption: `Conferences and steps in ${yearInWords(year)}`,
            heading: 'Measure',
            columns: [{ heading: yearInWords(year), period: year }],
            rows: [
              { label: 'Initial child protection conferences held', code: 'children.icpc.held' },
              { label: 'Conferences that the police attended', code: 'children.icpc.police-attended' },
              { label: 'New contacts that went on to an assessment', code: 'children.contacts.to-assessment' },
              {
                label: 'Section 47 enquiries that reached a conference, lowest in the year',
                code: 'children.s47.to-icpc.lowest',
              },
              {
                label: 'Section 47 enquiries that reached a conference, highest in the year',
                code: 'children.s47.to-icpc.highest',
              },
              { label: 'Children in need stepping down from social care', code: 'children.cin.stepping-down' },
            ],
            notes: [
              'A conference is held for a family; national statistics count each child of it, so they are higher.',
            ],
          },
          figures,
        ),
      ],
    },
  ]
}
