import type { Voice } from '../i18n/speak.ts';
import type { FigureBlock, FigureParts } from './block.ts';
import type { Desk } from './desk.ts';
import type { SwitchedFinding } from './switched-finding.ts';

/** One position of a figure's switch, in one language. Its title names it. */
export interface FigureVariant extends FigureParts {
  readonly kind: 'shown' | 'hidden';
  /** Code of the answer, or id of the wave. */
  readonly key: string;
  /** For links and file names: `leaving-north`. */
  readonly id: string;
  readonly label: string;
  readonly finding: unknown;
}

/** The positions of a figure's switch besides the first, which shows everybody and is the figure itself. */
export interface FigureSwitch {
  readonly by: string;
  readonly legend: string;
  readonly all: string;
  readonly variants: readonly FigureVariant[];
}

/** Word every position of a switch. Of a hidden one nothing is left but its name and the reason. */
export function figureSwitch(
  desk: Desk,
  block: FigureBlock<unknown, unknown>,
  id: string,
  { by, label: legend, variants }: SwitchedFinding,
  voice: Voice,
): FigureSwitch {
  const names = fileNames(variants.map(({ key }) => key));
  return {
    by,
    legend: legend === undefined ? voice.say('method.wave') : voice.text(legend),
    all: voice.say('switch.all'),
    variants: variants.map(({ key, label, props, finding }, i) => {
      const parts = block.view(desk, props, finding, voice);
      const hidden = parts.table.rows.length === 0;
      const part = voice.text(label);
      return {
        ...parts,
        summary: hidden ? voice.say('switch.hidden', { n: desk.study.privacy.suppressBelow }) : parts.summary,
        kind: hidden ? 'hidden' : 'shown',
        key,
        id: `${id}-${names[i]}`,
        label: part,
        title: voice.say('switch.title', { part, title: parts.title }),
        finding: hidden ? { state: 'hidden' } : finding,
      };
    }),
  };
}

/** A figure and every position of its switch: whatever is a file of its own. */
export function shownParts<F extends FigureParts & { readonly id: string; readonly switch: FigureSwitch | undefined }>(
  figure: F,
): (FigureParts & { readonly id: string })[] {
  return [figure, ...(figure.switch?.variants ?? [])];
}

/** Codes as parts of a file name: letters and digits, and a number where two would be the same. */
function fileNames(codes: readonly string[]): string[] {
  const plain = codes.map((code) =>
    code
      .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase(),
  );
  return plain.map((name, i) =>
    name === '' || plain.indexOf(name) < i ? `${name}${name === '' ? '' : '-'}${i + 1}` : name,
  );
}
