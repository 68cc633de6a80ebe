/** A heading or a question's text on one line: blanks and line breaks run together, marks of emphasis and HTML taken out. */
export function cleanHeading(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&amp;/gi, '&')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/[\s\u00A0\uFEFF]+/g, ' ')
    .trim();
}
