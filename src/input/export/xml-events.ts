import { InputErrors } from '../../errors.ts';

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Elements and text of an XML document, names without their prefix. Declared entities are not expanded, nothing is fetched.
 *
 * @throws {InputErrors} when the document breaks off inside a tag
 */
export function* xmlEvents(file: string, xml: string): Generator<XmlEvent, void> {
  let at = 0;
  while (at < xml.length) {
    const open = xml.indexOf('<', at);
    if (open < 0) return;
    if (open > at) yield { kind: 'text', text: withoutEntities(xml.slice(at, open)) };
    if (xml.startsWith('<![CDATA[', open)) {
      const end = endOf(file, xml, ']]>', open);
      yield { kind: 'text', text: xml.slice(open + 9, end) };
      at = end + 3;
    } else if (xml.startsWith('<!--', open)) {
      at = endOf(file, xml, '-->', open) + 3;
    } else if (xml[open + 1] === '?' || xml[open + 1] === '!') {
      at = endOf(file, xml, '>', open) + 1;
    } else {
      const end = tagEnd(file, xml, open);
      at = end + 1;
      if (xml[open + 1] === '/') {
        yield { kind: 'close', name: localName(xml.slice(open + 2, end).trim()) };
        continue;
      }
      const empty = xml[end - 1] === '/';
      const inside = xml.slice(open + 1, empty ? end - 1 : end);
      const blank = inside.search(/\s/);
      const name = localName(blank < 0 ? inside : inside.slice(0, blank));
      yield { kind: 'open', name, attributes: blank < 0 ? '' : inside.slice(blank) };
      if (empty) yield { kind: 'close', name };
    }
  }
}

/** Value of an attribute, with or without a prefix; undefined when there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    const before = attributes[at - 1];
    const mark = attributes[at + name.length + 1];
    if (
      attributes[at + name.length] !== '=' ||
      (mark !== '"' && mark !== "'") ||
      !(before === ':' || /\s/.test(before ?? ' '))
    )
      continue;
    const start = at + name.length + 2;
    const end = attributes.indexOf(mark, start);
    return end < 0 ? undefined : withoutEntities(attributes.slice(start, end));
  }
  return undefined;
}

/** Where a tag ends; a `>` inside a quoted attribute does not end it. */
function tagEnd(file: string, xml: string, open: number): number {
  let end = endOf(file, xml, '>', open);
  while (/=\s*("[^"]*|'[^']*)$/.test(xml.slice(Math.max(open, end - 500), end))) end = endOf(file, xml, '>', end + 1);
  return end;
}

function endOf(file: string, xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end >= 0) return end;
  throw new InputErrors([
    { place: { file }, found: 'XML that breaks off', expected: 'a whole document', hint: 'Export the file again.' },
  ]);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|\w{2,6});/gi, (whole, name: string) => {
    if (name[0] !== '#') return ENTITIES[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
