import { columnName, rangeOf, type SheetColumn } from './sheet.js'
import { escapeXml } from './xml.js'

/** A sheet as the workbook's own files name it. */
export interface SheetEntry {
  readonly name: string
  readonly columns: readonly SheetColumn[]
  readonly rows: number
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The small files of a workbook, by path: contents, relations, styles, notes. `first` is the explaining sheet's name. */
export function workbookParts(first: string, sheets: readonly SheetEntry[]): ReadonlyMap<string, string> {
  const parts = new Map([
    ['[Content_Types].xml', contentTypes(sheets)],
    ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
    ['xl/workbook.xml', workbook(first, sheets)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...[first, ...sheets].map((_, i): [string, string] => ['worksheet', `worksheets/sheet${i + 1}.xml`]),
        ['styles', 'styles.xml'],
      ]),
    ],
    ['xl/styles.xml', STYLES],
  ])
  for (const [i, sheet] of sheets.entries()) {
    const number = i + 2
    parts.set(`xl/comments${number}.xml`, comments(sheet))
    parts.set(`xl/drawings/vmlDrawing${number}.vml`, drawing(sheet))
    parts.set(
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      relations([
        ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
        ['comments', `../comments${number}.xml`],
      ]),
    )
  }
  return parts
}

function contentTypes(sheets: readonly SheetEntry[]): string {
  const overrides = [
    ['/xl/workbook.xml', `${TYPES}.sheet.main+xml`],
    ['/xl/styles.xml', `${TYPES}.styles+xml`],
    ['/xl/worksheets/sheet1.xml', `${TYPES}.worksheet+xml`],
    ...sheets.flatMap((_, i) => [
      [`/xl/worksheets/sheet${i + 2}.xml`, `${TYPES}.worksheet+xml`],
      [`/xl/comments${i + 2}.xml`, `${TYPES}.comments+xml`],
    ]),
  ].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
  return (
    `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' +
    `${overrides.join('')}</Types>`
  )
}

function relations(targets: readonly (readonly [string, string])[]): string {
  const rows = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  )
  return `${HEAD}<Relationships xmlns="${RELATIONS}">${rows.join('')}</Relationships>`
}

function workbook(first: string, sheets: readonly SheetEntry[]): string {
  const names = [first, ...sheets.map(({ name }) => name)]
  const entries = names.map((name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
  const filters = sheets.map(
    ({ name, columns, rows }, i) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${i + 1}" hidden="1">'${escapeXml(name)}'!${rangeOf(columns, rows, { isFixed: true })}</definedName>`,
  )
  return (
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView activeTab="0"/></bookViews>` +
    `<sheets>${entries.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`
  )
}

/** Styles in the order of `STYLE`: plain, header, date, number, wrapped, title, link. */
const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>` +
  '<fonts count="4"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><b/><sz val="16"/><color rgb="FF1F3A4D"/><name val="Calibri"/><family val="2"/></font>' +
  '<font><u/><sz val="11"/><color rgb="FF0B5A8A"/><name val="Calibri"/><family val="2"/></font></fonts>' +
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
  '<fill><patternFill patternType="solid"><fgColor rgb="FF1F3A4D"/><bgColor indexed="64"/></patternFill></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left" vertical="top"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
  '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>' +
  '<xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>' +
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'

function comments({ columns }: SheetEntry): string {
  const notes = columns.map(
    ({ note }, i) =>
      `<comment ref="${columnName(i)}1" authorId="0"><text><r><t xml:space="preserve">${escapeXml(note)}</t></r></text></comment>`,
  )
  return `${HEAD}<comments xmlns="${MAIN}"><authors><author>standpoint</author></authors><commentList>${notes.join('')}</commentList></comments>`
}

/** Where each note's box stands when it is shown: VML, which spreadsheets still want for notes. */
function drawing({ columns }: SheetEntry): string {
  const shapes = columns.map(
    (_, i) =>
      `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;width:220pt;height:84pt;z-index:${i + 1};visibility:hidden" fillcolor="#fffbe6" o:insetmode="auto">` +
      '<v:fill color2="#fffbe6"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>' +
      `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${i + 1},12,1,4,${i + 4},12,6,4</x:Anchor>` +
      `<x:AutoFill>False</x:AutoFill><x:Row>0</x:Row><x:Column>${i}</x:Column></x:ClientData></v:shape>`,
  )
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>' +
    `${shapes.join('')}</xml>`
  )
}
