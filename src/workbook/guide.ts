import { STYLE, stringCell } from './sheet.js'
import { escapeXml } from './xml.js'

/** One sheet as the guide lists it. */
export interface GuideSheet {
  readonly name: string
  readonly about: string
  readonly rows: number
  /** Rows that did not fit. */
  readonly leftOut: number
}

/** What the first sheet says besides the list of sheets. */
export interface GuideText {
  readonly title: string
  readonly paragraphs: readonly string[]
}

/** The first sheet: what the workbook holds and how to read it, with a link to every sheet. */
export function guideSheet({ title, paragraphs }: GuideText, sheets: readonly GuideSheet[]): string {
  const rows: string[] = [row(1, [stringCell('A1', { text: title, style: STYLE.title })], { height: 26 })]
  const merges: string[] = []
  const links: string[] = []
  let number = 2
  for (const text of paragraphs) {
    const height = 15 * Math.max(1, Math.ceil(text.length / 120)) + 4
    rows.push(row(number, [stringCell(`A${number}`, { text, style: STYLE.wrapped })], { height }))
    merges.push(`<mergeCell ref="A${number}:C${number}"/>`)
    number++
  }
  number++
  rows.push(headerRow(number, ['sheet', 'rows', 'what it holds']))
  for (const sheet of sheets) {
    number++
    rows.push(sheetLine(number, sheet))
    links.push(
      `<hyperlink ref="A${number}" location="'${escapeXml(sheet.name)}'!A1" display="${escapeXml(sheet.name)}"/>`,
    )
  }
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    '<cols><col min="1" max="1" width="24" customWidth="1"/><col min="2" max="2" width="12" customWidth="1"/><col min="3" max="3" width="96" customWidth="1"/></cols>' +
    `<sheetData>${rows.join('')}</sheetData><mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` +
    `<hyperlinks>${links.join('')}</hyperlinks></worksheet>`
  )
}

function headerRow(number: number, names: readonly string[]): string {
  const cells = names.map((text, i) => stringCell(`${'ABC'[i]}${number}`, { text, style: STYLE.header }))
  return row(number, cells, { height: 18 })
}

function sheetLine(number: number, { name, about, rows, leftOut }: GuideSheet): string {
  const text = leftOut > 0 ? `${about} ${leftOut} more rows do not fit a sheet: see ${name}.csv.` : about
  const cells = [
    stringCell(`A${number}`, { text: name, style: STYLE.link }),
    `<c r="B${number}" s="${STYLE.number}"><v>${rows}</v></c>`,
    stringCell(`C${number}`, { text, style: STYLE.wrapped }),
  ]
  return row(number, cells, { height: 15 * Math.max(1, Math.ceil(text.length / 96)) + 3 })
}

function row(number: number, cells: readonly string[], { height }: { readonly height: number }): string {
  return `<row r="${number}" ht="${height}" customHeight="1">${cells.join('')}</row>`
}
