import type { Tool } from '../../../../src/input/profile.ts';
import type { Lost } from './expected.ts';
import { type Choice, type Fieldwork, type Language, type Part, SKIPPED, type Status } from './fieldwork.ts';
import type { Column } from './table-file.ts';

/** How one tool writes answers into files. */
export interface Layout {
  readonly name: string;
  readonly tool: Tool;
  /** English where absent. */
  readonly language?: Language;
  /** Interviews that are none and that its file holds, marked. */
  readonly marked: readonly Status[];
  /** Parts that the tool cannot ask, by name. */
  readonly without?: readonly string[];
  readonly lost: Lost;
  /** Name → content; the answers first, then what explains them. */
  files(all: Fieldwork): Files | Promise<Files>;
}

export type Files = Readonly<Record<string, Buffer>>;

export function column(heads: readonly string[], cells: readonly string[]): Column {
  return { heads, cells };
}

/** A column that says the same of everybody, or what it is of the n-th of them. */
export function stamps(
  heads: readonly string[],
  { statuses }: Fieldwork,
  stamp: string | ((person: number) => string),
) {
  return column(
    heads,
    statuses.map((_, person) => (typeof stamp === 'string' ? stamp : stamp(person))),
  );
}

export function byStatus(heads: readonly string[], { statuses }: Fieldwork, stamp: (status: Status) => string): Column {
  return column(heads, statuses.map(stamp));
}

/** What a cell says of somebody who gave no answer. */
export interface Nothing {
  readonly notAsked?: string;
  readonly skipped?: string;
}

/** One column with what everybody gave; several answers are joined. */
export function whole(
  part: Part,
  heads: readonly string[],
  write: (choice: Choice, person: number) => string,
  join = ',',
  { notAsked = '', skipped = '' }: Nothing = {},
): Column {
  return column(
    heads,
    part.given.map((given, person) => {
      if (given === undefined) return notAsked;
      if (given === SKIPPED) return skipped;
      const written = codesOf(given).map((code) => {
        const choice = part.choices.find((one) => one.code === code);
        return choice === undefined ? code : write(choice, person);
      });
      return written.join(join);
    }),
  );
}

/** A column for each choice. */
export function boxes(
  part: Part,
  heads: (choice: Choice, index: number) => readonly string[],
  tick: (choice: Choice, index: number) => string,
  { unticked = '', notAsked = unticked, skipped = unticked }: Nothing & { readonly unticked?: string } = {},
): Column[] {
  return part.choices.map((choice, index) =>
    column(
      heads(choice, index),
      part.given.map((given) => {
        if (given === undefined) return notAsked;
        if (given === SKIPPED) return skipped;
        return codesOf(given).includes(choice.code) ? tick(choice, index) : unticked;
      }),
    ),
  );
}

/** A column for each item of a ranking, with its place from 1. */
export function places(part: Part, heads: (choice: Choice, index: number) => readonly string[]): Column[] {
  return part.choices.map((choice, index) =>
    column(
      heads(choice, index),
      part.given.map((given) =>
        given === undefined || given === SKIPPED ? '' : String(codesOf(given).indexOf(choice.code) + 1),
      ),
    ),
  );
}

/** What people wrote beside "other". */
export function writings(part: Part, heads: readonly string[]): Column {
  return column(
    heads,
    part.written.map((words) => words ?? ''),
  );
}

export function hasWritings({ choices }: Part): boolean {
  return choices.some(({ open }) => open === true);
}

/** The choice in words, or what was written in its place. */
export function wordsInstead({ written }: Part) {
  return (choice: Choice, person: number) => (choice.open === true ? (written[person] ?? choice.label) : choice.label);
}

export function labelOf({ label }: Choice): string {
  return label;
}

export function codeOf({ code }: Choice): string {
  return code;
}

/** Numbers of a scale whose ends have words. */
export function isNumbered({ kind, choices }: Part): boolean {
  return kind === 'rating' && choices.length > 6;
}

/** Words of the choice, or its number where a tool shows a scale of numbers. */
export function labelOrNumber(part: Part) {
  return isNumbered(part) || part.kind === 'nps' ? codeOf : labelOf;
}

function codesOf(given: string | readonly string[]): readonly string[] {
  return typeof given === 'string' ? [given] : given;
}
