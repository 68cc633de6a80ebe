/** A figure's tag. Its id becomes part of links, and takes no underscore. */
export function figure(block: string, of: string, { id = of, more = '' } = {}): string {
  const own = id.replaceAll('_', '-');
  return `<${block} of="${of}"${more}${own === of ? '' : ` id="${own}"`} />`;
}

/** A property as JSX takes it: quoted, or in braces where the words need it. */
export function prop(name: string, value: string): string {
  return /^[\w.-]+$/.test(value) ? `${name}="${value}"` : `${name}={${JSON.stringify(value)}}`;
}

/** Words of a questionnaire as Markdown that says just them. */
export function plainMarkdown(words: string): string {
  return words
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~$]/g, (mark) => `\\${mark}`)
    .replace(/^([-+])(?=\s)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}
