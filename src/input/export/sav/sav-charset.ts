import { isUtf8 } from 'node:buffer';

/** Decodes a piece of the file; blanks and NULs at its end are kept, half a character is not. */
export type TextOf = (bytes: Buffer) => string;

const PAGES: Readonly<Record<number, string>> = {
  65001: 'utf-8',
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
  932: 'shift_jis',
  949: 'euc-kr',
  874: 'windows-874',
  28591: 'windows-1252',
  28605: 'iso-8859-15',
};

export interface SavCharset {
  readonly label: string;
  /** True when the file does not say, or says something unknown. */
  readonly guessed: boolean;
}

/**
 * What the file says its texts are encoded in: by name (record 7/20), else by code page (7/3), else UTF-8 if its texts are valid
 * UTF-8 and windows-1252 if not.
 */
export function savCharset(
  encoding: string | undefined,
  codePage: number | undefined,
  texts: readonly Buffer[],
): SavCharset {
  const page =
    encoding === undefined
      ? codePage
      : Number(/^(?:cp|windows-|ibm|x-cp|ms)?(\d{3,5})$/i.exec(encoding)?.[1] ?? Number.NaN);
  const label =
    (encoding === undefined ? undefined : knownLabel(encoding)) ??
    (page === undefined ? undefined : (PAGES[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : undefined)));
  if (label !== undefined) return { label, guessed: false };
  return { label: texts.every((bytes) => isUtf8(bytes)) ? 'utf-8' : 'windows-1252', guessed: page !== 2 && page !== 3 };
}

function knownLabel(name: string): string | undefined {
  try {
    const label = new TextDecoder(name).encoding;
    return label === 'gbk' ? 'gb18030' : label;
  } catch {
    return undefined;
  }
}

/** @param cut is called for a text that ends within a character: the file's writer counted bytes */
export function decoderOf(label: string, cut?: () => void): TextOf {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => {
    const text = decoder.decode(bytes, { stream: true });
    if (decoder.decode() !== '') cut?.();
    return text;
  };
}
