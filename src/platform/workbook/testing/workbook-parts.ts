import { type PackedFile, writeZip } from '../../zip.ts'

const NS = 'http://schemas.openxmlformats.org'
const OFFICE = `${NS}/officeDocument/2006/relationships`

/** A workbook of one sheet, "Sheet 1", with the rows as they stand in the file; `parts` replaces or adds parts. */
export function workbookOf(rows: string, parts: Readonly<Record<string, string | Buffer>> = {}): Buffer {
  const all: Readonly<Record<string, string | Buffer>> = {
    '[Content_Types].xml': `<Types xmlns="${NS}/package/2006/content-types"/>`,
    '_rels/.rels': relations({ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }),
    'xl/workbook.xml': `<workbook xmlns="${NS}/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      { id: 'rId1', type: 'worksheet', target: 'worksheets/sheet1.xml' },
      { id: 'rId2', type: 'styles', target: 'styles.xml' },
      { id: 'rId3', type: 'sharedStrings', target: 'sharedStrings.xml' },
    ),
    'xl/styles.xml': `<styleSheet xmlns="${NS}/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${NS}/spreadsheetml/2006/main"><si><t>shared</t></si><si><r><t>in </t></r><r><t>parts</t></r></si></sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${NS}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
    ...parts,
  }
  return writeZip(
    Object.entries(all).map(
      ([name, text]): PackedFile => ({ name, content: typeof text === 'string' ? Buffer.from(text) : text }),
    ),
  )
}

function relations(...all: readonly { id: string; type: string; target: string }[]): string {
  const list = all.map(
    ({ id, type, target }) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${NS}/package/2006/relationships">${list.join('')}</Relationships>`
}
