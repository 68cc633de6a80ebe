import { masked } from '../errors.ts';

/** What can be done about a code that the study file does not know. */
export const UNKNOWN_CODE_HINT =
  'If it is an answer, declare it in study.yaml; if it means that there is none, list it there under "missing".';

/** A cell as a message shows it: in quotes, personal data hidden before it is cut short, control characters spelt out. */
export function cellText(raw: string): string {
  if (raw === '') return 'an empty cell';
  const text = masked(raw.slice(0, 2000));
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
