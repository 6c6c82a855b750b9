/** Characters that XML 1.0 cannot hold, and an underscore that a spreadsheet would read as an escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const UNSAFE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4}_)/g
/** Whatever `escapeXml` changes: most cells have none of it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NEEDS_CARE = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF&<>"_]/
const MARKUP = /[&<>"]/g
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * Any text as XML text or attribute value of a workbook: markup becomes entities, control characters `_xHHHH_`,
 * which spreadsheets turn back; half a surrogate pair becomes U+FFFD.
 *
 * Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
export function escapeXml(text: string): string {
  if (!NEEDS_CARE.test(text)) return text
  return wellFormed(text)
    .replace(UNSAFE, (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(MARKUP, (char) => ENTITIES[char] ?? char)
}

function wellFormed(text: string): string {
  return /[\uD800-\uDFFF]/.test(text)
    ? text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD')
    : text
}
