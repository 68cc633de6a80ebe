import { didYouMean, InputErrors, type Problem } from '../../errors.ts';
import type { ProfiledTable } from '../../input/profile.ts';
import { columnsOf, type Draft, type DraftQuestion } from './draft.ts';
import { guessQuestions } from './guess-questions.ts';
import { yesCodes } from './guess-roles.ts';
import { meantQuestions } from './nearest-question.ts';
import { knownAnswers } from './split-answers.ts';

/** In the place of an id: no question. */
export const NONE = 'none';

/** What somebody has said about a file, by question id or column heading; everything else is guessed. */
export interface Decisions {
  /** Id or heading, or `none`; likewise the next two and the segments. */
  readonly satisfaction?: string | undefined;
  readonly repurchase?: string | undefined;
  readonly reasons?: string | undefined;
  readonly segments?: readonly string[] | undefined;
  /** Heading, or `none`. */
  readonly weight?: string | undefined;
  /** Headings that are questions though the guess is unsure. */
  readonly include?: readonly string[] | undefined;
  /** Headings and ids that shall not be part of the study. */
  readonly leaveOut?: readonly string[] | undefined;
}

/**
 * The guesses with what was decided in their place.
 *
 * @throws {InputErrors} where a decision names nothing that the file has, or a question of the wrong kind
 */
export function decidedDraft(table: ProfiledTable, decisions: Decisions): Draft {
  const headings = table.profile.columns.map(({ heading }) => heading);
  const { satisfaction, repurchase, reasons, weight } = decisions;
  const listed = (names: readonly string[] = []) => names.flatMap((name) => namesIn(name, headings));
  const [include, leaveOut] = [listed(decisions.include), listed(decisions.leaveOut)];
  const segments =
    decisions.segments === undefined ? undefined : listed(decisions.segments).filter((name) => !isNone(name));
  const named = [satisfaction, repurchase, reasons, ...(segments ?? []), ...include].filter(
    (name) => name !== undefined,
  );
  const guess = guessQuestions(table, new Set(named.filter((name) => headings.includes(name))));
  const problems: Problem[] = [];
  const questions = guess.questions.filter(
    (question) => !leaveOut.includes(question.id) && !columnsOf(question).some((heading) => leaveOut.includes(heading)),
  );
  const gone = guess.questions.filter((question) => !questions.includes(question));

  function find(flag: string, name: string, types: readonly DraftQuestion['type'][]): DraftQuestion | undefined {
    const found =
      questions.find(({ id }) => id === name) ?? questions.find((question) => columnsOf(question).includes(name));
    if (found !== undefined && types.includes(found.type)) return found;
    const left = guess.left.find(({ heading }) => heading === name);
    problems.push({
      place: { file: `--${flag}` },
      found:
        found === undefined
          ? left === undefined
            ? `"${name}"`
            : `"${name}", ${left.reason}`
          : `"${name}", which is of type ${found.type}`,
      expected: `a question of type ${types.join(' or ')}`,
      hint: meantQuestions(
        name,
        questions.filter(({ type }) => types.includes(type)),
      ),
    });
    return undefined;
  }

  const rated =
    satisfaction === undefined || isNone(satisfaction) ? undefined : find('satisfaction', satisfaction, ['scale']);
  const again =
    repurchase === undefined || isNone(repurchase) ? undefined : find('repurchase', repurchase, ['single', 'scale']);
  const leaving = reasons === undefined || isNone(reasons) ? undefined : find('reasons', reasons, ['multi', 'single']);
  const groups = segments?.flatMap((name) => find('segments', name, ['single']) ?? []);
  for (const name of include) if (!headings.includes(name)) problems.push(unknownColumn('include', name, headings));
  for (const name of leaveOut) {
    if (!headings.includes(name) && !guess.questions.some(({ id }) => id === name))
      problems.push(unknownColumn('leave-out', name, headings));
  }
  const chosen =
    weight === undefined || weight === 'none'
      ? undefined
      : table.profile.columns.find(({ heading }) => heading === weight);
  if (weight !== undefined && weight !== 'none' && chosen === undefined)
    problems.push(unknownColumn('weight', weight, headings));
  if (
    chosen !== undefined &&
    table.rows.some((row) => !(Number(row[chosen.index]) >= 0) || row[chosen.index]?.trim() === '')
  ) {
    problems.push({
      place: { file: '--weight' },
      found: `"${weight}", in which not every cell is a number`,
      expected: 'a number of at least 0 for every respondent',
    });
  }
  if (problems.length > 0) throw new InputErrors(problems);

  const ids = new Set(questions.map(({ id }) => id));
  const here = (id: string | undefined) => (id !== undefined && ids.has(id) ? id : undefined);
  const { roles } = guess;
  const isAgain = again?.type === 'single' || again?.type === 'scale' ? again : undefined;
  const used = chosen === undefined ? [] : [chosen.heading];
  return {
    questions: questions
      .filter((question) => !columnsOf(question).some((heading) => used.includes(heading)))
      .map((question) =>
        question === isAgain && question.measures === undefined
          ? { ...question, measures: 'intention' as const }
          : question,
      )
      .map((question) =>
        question.askedIf !== undefined && Object.keys(question.askedIf).some((id) => !ids.has(id))
          ? { ...question, askedIf: undefined }
          : question,
      ),
    left: [
      ...guess.left.filter(({ heading }) => !used.includes(heading)),
      ...gone.flatMap((question) =>
        columnsOf(question).map((heading) => ({ heading, why: 'uncertain' as const, reason: 'left out by you' })),
      ),
    ],
    weight:
      weight === 'none'
        ? undefined
        : chosen === undefined
          ? guess.weight
          : { column: chosen.heading, confidence: 1, reason: 'named by you' },
    roles: {
      satisfaction: isNone(satisfaction) ? undefined : (rated?.id ?? here(roles.satisfaction)),
      repurchase:
        isAgain === undefined
          ? !isNone(repurchase) && roles.repurchase !== undefined && ids.has(roles.repurchase.id)
            ? roles.repurchase
            : undefined
          : {
              id: isAgain.id,
              yes:
                yesCodes(isAgain).length > 0
                  ? yesCodes(isAgain)
                  : [isAgain.type === 'single' ? isAgain.options[0]!.code : String(isAgain.levels.at(-1)!.code)],
            },
      reasons: isNone(reasons) ? undefined : (leaving?.id ?? here(roles.reasons)),
      segments: groups?.map(({ id }) => id) ?? roles.segments.filter((id) => ids.has(id)),
    },
  };
}

export function isNone(name: string | undefined): boolean {
  return name === NONE || name === '-';
}

/** Headings and ids in a list with commas between them; a heading may hold commas itself. */
function namesIn(list: string, headings: readonly string[]): readonly string[] {
  const { named, rest } = knownAnswers(list, headings, ',');
  return [...named, ...rest];
}

function unknownColumn(flag: string, name: string, headings: readonly string[]): Problem {
  return {
    place: { file: `--${flag}` },
    found: `"${name}"`,
    expected: 'the heading of a column',
    hint: didYouMean(name, headings),
  };
}
