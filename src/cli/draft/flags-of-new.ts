import { InputErrors } from '../../errors.ts';

/** What `npm run new` takes besides names. */
export const NEW_FLAGS = {
  yes: 'switch',
  update: 'switch',
  'keep-original': 'switch',
  title: 'text',
  client: 'text',
  languages: 'list',
  wave: 'list',
  replace: 'text',
  'new-wave': 'switch',
  satisfaction: 'text',
  repurchase: 'text',
  reasons: 'text',
  segments: 'names',
  weight: 'text',
  include: 'names',
  'leave-out': 'names',
  tool: 'text',
  charset: 'text',
  delimiter: 'text',
  sheet: 'text',
  questionnaire: 'list',
} as const;

type Flag = keyof typeof NEW_FLAGS;

export const NEW_USAGE = `npm run new -- <study> <file …> [flags]
A study with a first report, from the export of a survey tool. The name becomes a folder: guests-2026.

  --yes                 ask nothing, take the guesses
  --title "…"           of the report
  --client "…"          whom it is for
  --languages en,zh-CN  of the report, the first one is the default
  --wave "…"            name of the wave; several files: one name each, "2025,2026"

What is guessed wrongly, by heading or id of the question; none says that there is none:
  --satisfaction "…"    the rating that the report is about
  --repurchase "…"      whether people buy again
  --reasons "…"         why they leave
  --segments "…"        groups to compare; again for each
  --weight "…"          column of weights
  --include "…"         a column that is a question though it is not sure; again for each
  --leave-out "…"       a column that shall stay out; again for each

A study that is there:
  --update              add the file as a further wave
  --replace 2026        with --update: the file holds this wave anew
  --new-wave            other people answered, though the answers look the same

How the file is read:
  --tool wjx            the tool that wrote it
  --charset gb18030     encoding of text
  --delimiter ";"       between the cells
  --sheet "…"           of a workbook
  --questionnaire …     a file that explains the export: .lss, .qsf, XLSForm, dictionary
  --keep-original       keep a copy of the file where git does not look`;

/** What a new study is drafted from; a study that is there says it itself. */
export const DRAFT_FLAGS: readonly Flag[] = [
  'title',
  'client',
  'languages',
  'satisfaction',
  'repurchase',
  'reasons',
  'segments',
  'weight',
  'include',
  'leave-out',
];

/** Where a study says what a flag says of a new one. */
const WHERE: Readonly<Partial<Record<Flag, (study: string) => string>>> = {
  title: inYaml('"title"'),
  client: inYaml('"client"'),
  languages: inYaml('"languages"'),
  satisfaction: onPages('of="…" of its figures names the question'),
  repurchase: onPages('then="…" of <RepurchaseCurve /> names the question'),
  reasons: onPages('of="…" of <SwitchingReasons /> names the question'),
  segments: inYaml('"segments"'),
  weight: inYaml('"weight"'),
  include: inYaml('"questions"'),
  'leave-out': inYaml('"questions"'),
};

function inYaml(key: string): (study: string) => string {
  return (study) => `${key} in data/${study}/study.yaml says it`;
}

function onPages(says: string): (study: string) => string {
  return (study) => `in the pages of content/${study}/, ${says}`;
}

/** Flags that a study which is there has no use for. */
export function notWithUpdate(flags: readonly Flag[], study: string, again: string): InputErrors {
  return new InputErrors(
    flags.map((flag, index) => ({
      place: { file: 'npm run new' },
      found: `--${flag}, which --update does not use`,
      expected: 'answers alone: --update adds them and changes nothing else',
      hint: `Edit what is there: ${WHERE[flag]!(study)}.${index === flags.length - 1 ? ` ${again}` : ''}`,
    })),
  );
}
