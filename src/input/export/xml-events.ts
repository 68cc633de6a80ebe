import { InputErrors } from '../../errors.ts';

/** Values of attributes by their names, prefixes included. */
export type Attributes = ReadonlyMap<string, string>;

/** Names are without their prefix; `parent` is the element around it. */
export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly parent: string; readonly attributes: Attributes }
  | { readonly kind: 'close'; readonly name: string; readonly parent: string }
  | { readonly kind: 'text'; readonly text: string; readonly parent: string };

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const DEEPEST = 200;
const MOST_ATTRIBUTES = 1000;
const NONE: Attributes = new Map();
const ATTRIBUTE = /[ \t\r\n]+([\p{L}_][\p{L}\p{N}_.:-]*)[ \t\r\n]*=[ \t\r\n]*("[^"]*"|'[^']*')/uy;
const NAME = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;

/**
 * Elements and text of an XML document. Documents that declare entities are refused, nothing is fetched.
 *
 * @throws {InputErrors} when the document breaks off or is not well-formed: what stands in an element that is not closed would
 * be taken for the next one's
 */
export function* xmlEvents(file: string, xml: string): Generator<XmlEvent, void> {
  if (xml.includes('\0')) throw damagedXml(file);
  const open: { readonly full: string; readonly name: string }[] = [];
  const names = new Map<string, string>();
  let parent = '';
  let at = 0;
  for (;;) {
    const start = xml.indexOf('<', at);
    const until = start < 0 ? xml.length : start;
    if (until > at) yield { kind: 'text', text: withoutEntities(file, xml.slice(at, until)), parent };
    if (start < 0) break;
    const next = xml[start + 1];
    if (next === '!') {
      if (xml.startsWith('<![CDATA[', start)) {
        const end = endOf(file, xml, ']]>', start + 9);
        yield { kind: 'text', text: xml.slice(start + 9, end), parent };
        at = end + 3;
      } else if (xml.startsWith('<!--', start)) at = endOf(file, xml, '-->', start + 4) + 3;
      else throw damagedXml(file);
    } else if (next === '?') {
      at = endOf(file, xml, '?>', start) + 2;
    } else if (next === '/') {
      const end = endOf(file, xml, '>', start);
      at = end + 1;
      const closed = open.pop();
      if (closed?.full !== xml.slice(start + 2, blankStart(xml, end))) throw damagedXml(file);
      parent = open.at(-1)?.name ?? '';
      yield { kind: 'close', name: closed.name, parent };
    } else {
      const end = tagEnd(file, xml, start);
      at = end + 1;
      const empty = xml[end - 1] === '/';
      const inside = xml.slice(start + 1, empty ? end - 1 : end);
      const blank = inside.search(/[ \t\r\n]/);
      const full = blank < 0 ? inside : inside.slice(0, blank);
      let name = names.get(full);
      if (name === undefined) {
        if (!NAME.test(full)) throw damagedXml(file);
        names.set(full, (name = full.slice(full.indexOf(':') + 1)));
      }
      const attributes = blank < 0 ? NONE : attributesIn(file, inside.slice(blank));
      yield { kind: 'open', name, parent, attributes };
      if (empty) yield { kind: 'close', name, parent };
      else {
        open.push({ full, name });
        parent = name;
        if (open.length > DEEPEST) throw damagedXml(file);
      }
    }
  }
  if (open.length > 0) throw damagedXml(file, 'breaks off');
}

/** Value of an attribute, with or without a prefix; undefined when there is none. */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const value = attributes.get(name);
  if (value !== undefined) return value;
  for (const [full, prefixed] of attributes)
    if (full.endsWith(name) && full.at(-name.length - 1) === ':') return prefixed;
  return undefined;
}

function attributesIn(file: string, text: string): Attributes {
  const end = blankStart(text, text.length);
  const attributes = new Map<string, string>();
  for (let at = 0; at < end; at = ATTRIBUTE.lastIndex) {
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(text);
    if (found === null || attributes.has(found[1]!) || attributes.size >= MOST_ATTRIBUTES) throw damagedXml(file);
    attributes.set(found[1]!, withoutEntities(file, found[2]!.slice(1, -1)));
  }
  return attributes;
}

/** Where the blanks before a place begin; XML knows four of them. */
function blankStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && ' \t\r\n'.includes(text[at - 1]!)) at--;
  return at;
}

/** Where a tag ends; a `>` inside a quoted attribute does not end it. */
function tagEnd(file: string, xml: string, open: number): number {
  for (let at = open + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x3c) throw damagedXml(file);
    if (code === 0x22) at = endOf(file, xml, '"', at + 1);
    else if (code === 0x27) at = endOf(file, xml, "'", at + 1);
  }
  throw damagedXml(file, 'breaks off');
}

function endOf(file: string, xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from);
  if (end >= 0) return end;
  throw damagedXml(file, 'breaks off');
}

export function damagedXml(file: string, how = 'is damaged'): InputErrors {
  return new InputErrors([
    { place: { file }, found: `XML that ${how}`, expected: 'a whole document', hint: 'Export the file again.' },
  ]);
}

/** @throws {InputErrors} for an entity that XML does not know and a number that is no character */
function withoutEntities(file: string, text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,40};?)/g, (_, name: string) => {
    const known = ENTITIES[name.slice(0, -1)];
    if (known !== undefined && name.endsWith(';')) return known;
    const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}));$/i.exec(name);
    const code = number === null ? 0 : number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw damagedXml(file);
    return String.fromCodePoint(code);
  });
}
