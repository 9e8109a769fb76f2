import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { createRandom, type Random } from '../matching/random.ts'

const START = Temporal.PlainDate.from('2023-04-01')
const DAYS = 366
const PIECE = 1_000
/** One child in this many breaks a rule. */
const FAULTY = 50

/** Writes a census of made-up children, the same for the same seed. */
export async function generateCensus(path: string, children: number, seed: number): Promise<void> {
  const random = createRandom(seed)
  const file = createWriteStream(path)
  file.write(HEADER)
  for (let from = 0; from < children; from += PIECE) {
    const piece = Array.from({ length: Math.min(PIECE, children - from) }, (_, index) => child(from + index, random))
    if (!file.write(piece.join(''))) await once(file, 'drain')
  }
  file.end('  </Children>\n</Message>\n')
  await once(file, 'finish')
}

const HEADER = `<?xml version="1.0" encoding="UTF-8"?>
<Message>
  <Header>
    <CollectionDetails><Collection>CIN</Collection><Year>2024</Year><ReferenceDate>2024-03-31</ReferenceDate></CollectionDetails>
    <Source><SourceLevel>L</SourceLevel><LEA>800</LEA><SerialNo>001</SerialNo></Source>
  </Header>
  <Children>
`

const day = (offset: number): string => START.add({ days: Math.min(Math.max(offset, 0), DAYS - 1) }).toString()
/** The next Monday to Friday. */
const weekday = (offset: number): number => {
  const on = START.add({ days: offset }).dayOfWeek
  return on > 5 ? offset + 8 - on : offset
}

function child(number: number, random: Random): string {
  const referred = random.whole(200)
  const isFaulty = random.whole(FAULTY) === 0
  const hasPlan = random.whole(4) === 0
  return `    <Child>
      <ChildIdentifiers>
        <LAchildID>C${String(number).padStart(8, '0')}</LAchildID>
        <UPNunknown>UN3</UPNunknown>
        <PersonBirthDate>${START.subtract({ days: 400 + random.whole(5_000) })}</PersonBirthDate>
        <Sex>${isFaulty ? '1' : random.whole(2) === 0 ? 'M' : 'F'}</Sex>
      </ChildIdentifiers>
      <ChildCharacteristics>
        <Ethnicity>WBRI</Ethnicity>
        <Disabilities><Disability>${['NONE', 'MOB', 'HEAR', 'AUT'][random.whole(4)]}</Disability></Disabilities>
      </ChildCharacteristics>
      <CINdetails>
        <CINreferralDate>${day(referred)}</CINreferralDate>
        <ReferralSource>1A</ReferralSource>
        <PrimaryNeedCode>N1</PrimaryNeedCode>
        <Assessments>
          <AssessmentActualStartDate>${day(referred)}</AssessmentActualStartDate>
          <AssessmentAuthorisationDate>${day(isFaulty ? referred - 10 : referred + 40)}</AssessmentAuthorisationDate>
          <FactorsIdentifiedAtAssessment>
            <AssessmentFactors>3B</AssessmentFactors>
          </FactorsIdentifiedAtAssessment>
        </Assessments>
${hasPlan ? protection(referred) : '        <ReferralNFA>0</ReferralNFA>\n'}      </CINdetails>
    </Child>
`
}

function protection(referred: number): string {
  const held = day(weekday(referred + 20))
  return `        <Section47>
          <S47ActualStartDate>${day(referred + 5)}</S47ActualStartDate>
          <InitialCPCtarget>${held}</InitialCPCtarget>
          <DateOfInitialCPC>${held}</DateOfInitialCPC>
          <ICPCnotRequired>false</ICPCnotRequired>
        </Section47>
        <ReferralNFA>false</ReferralNFA>
        <ChildProtectionPlans>
          <CPPstartDate>${held}</CPPstartDate>
          <InitialCategoryOfAbuse>NEG</InitialCategoryOfAbuse>
          <LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>
          <NumberOfPreviousCPP>0</NumberOfPreviousCPP>
          <Reviews><CPPreviewDate>${day(referred + 100)}</CPPreviewDate></Reviews>
        </ChildProtectionPlans>
`
}
