import { didYouMean } from '../../errors.ts';
import { cut } from '../terminal.ts';
import type { Author } from './ask-author.ts';
import { type Decisions, isNone, NONE } from './decided-draft.ts';
import type { Draft, DraftGrid, DraftQuestion, DraftScale, LeftOut } from './draft.ts';

const MOST_LISTED = 15;

/**
 * A draft after its author was asked what no file says: which unsure columns are questions, what the report is about, and which end of
 * a scale is the best.
 *
 * @param given what was decided before; it is not asked again
 * @param decided the draft with decisions in the place of guesses
 * @throws {Stopped} when the author leaves
 */
export async function askedDraft(
  author: Author,
  draft: Draft,
  given: Decisions,
  decided: (decisions: Decisions) => Draft,
): Promise<Draft> {
  const taken = given.include === undefined ? await unsureOnes(author, draft.left) : [];
  const include = [...(given.include ?? []), ...taken];
  const known = taken.length === 0 ? draft : decided({ ...given, include });
  const { roles } = known;
  const one = async (what: string, types: readonly DraftQuestion['type'][], guess: string | undefined) => {
    const ids = known.questions.filter(({ type }) => types.includes(type)).map(({ id }) => id);
    return ids.length === 0 ? NONE : author.words(`${what} (id, or none)`, guess ?? NONE, oneOf(ids));
  };
  const satisfaction =
    given.satisfaction ??
    (await one('Which question is the satisfaction that the report is about?', ['scale'], roles.satisfaction));
  const repurchase =
    given.repurchase ??
    (await one('Which question says whether people buy again?', ['single', 'scale'], roles.repurchase?.id));
  const reasons =
    given.reasons ??
    (roles.reasons === undefined
      ? undefined
      : await one('Which question gives the reasons to leave?', ['multi', 'single'], roles.reasons));
  const segments = given.segments ?? (await chosenSegments(author, known));
  return confirmedScales(decided({ ...given, include, satisfaction, repurchase, reasons, segments }), author);
}

/** Headings of columns whose meaning was unsure and that the author says are questions. */
async function unsureOnes(author: Author, left: readonly LeftOut[]): Promise<readonly string[]> {
  const unsure = left.filter(({ why, reason }) => why === 'uncertain' && /\(confidence /.test(reason));
  if (unsure.length === 0) return [];
  const shown = unsure.slice(0, MOST_LISTED);
  author.say(`Not sure about ${unsure.length} ${unsure.length === 1 ? 'column' : 'columns'}:`);
  shown.forEach(({ heading, reason }, index) => {
    author.say(`  ${String(index + 1).padStart(2)}  ${cut(heading, 36)}: ${reason.replace(/ \(confidence .*$/, '')}`);
  });
  if (unsure.length > shown.length)
    author.say(`      and ${unsure.length - shown.length} more, to be named with --include`);
  const numbers = await author.words('Which of them are questions all the same? (numbers, or none)', NONE, (answer) =>
    isNone(answer) || listed(answer).every((word) => /^\d+$/.test(word) && shown[Number(word) - 1] !== undefined)
      ? undefined
      : `Please give numbers from 1 to ${shown.length} with commas between them.`,
  );
  return isNone(numbers) ? [] : listed(numbers).map((word) => shown[Number(word) - 1]!.heading);
}

async function chosenSegments(author: Author, { questions, roles }: Draft): Promise<readonly string[]> {
  const ids = questions.filter(({ type }) => type === 'single').map(({ id }) => id);
  if (ids.length === 0) return [];
  const answer = await author.words(
    'By which questions shall figures be broken down? (ids, or none)',
    roles.segments.join(', ') || NONE,
    (words) =>
      isNone(words)
        ? undefined
        : listed(words)
            .map(oneOf(ids))
            .find((problem) => problem !== undefined),
  );
  return isNone(answer) ? [] : listed(answer);
}

function oneOf(ids: readonly string[]): (answer: string) => string | undefined {
  return (answer) => {
    if (isNone(answer) || ids.includes(answer)) return undefined;
    const known = ids.length > 12 ? `${ids.slice(0, 12).join(', ')}, …` : ids.join(', ');
    return `There is no "${answer}" to choose. ${didYouMean(answer, ids) ?? `Known: ${known}.`}`;
  };
}

function listed(answer: string): readonly string[] {
  return answer
    .split(/[,，、;\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}

/** Ask about each scale whose direction nothing confirms; scales of the same numbers together, unless the author wants each for itself. */
async function confirmedScales(draft: Draft, author: Author): Promise<Draft> {
  const open = draft.questions.filter(isUnconfirmed);
  const best = new Map<string, boolean>();
  const groups = new Map<string, (DraftScale | DraftGrid)[]>();
  for (const question of open) groups.set(scaleOf(question), [...(groups.get(scaleOf(question)) ?? []), question]);
  for (const alike of groups.values()) {
    const levels = alike[0]!.levels;
    const ends = `is ${levels.at(-1)!.label} the best, and ${levels[0]!.label} the worst`;
    let together = 'each';
    if (alike.length > 1) {
      author.say(`${alike.length} scales from ${levels[0]!.label} to ${levels.at(-1)!.label}:`);
      for (const { text } of alike.slice(0, MOST_LISTED)) author.say(`      ${cut(text, 70)}`);
      if (alike.length > MOST_LISTED) author.say(`      and ${alike.length - MOST_LISTED} more`);
      together = await author.words(`In all of them, ${ends}? (y, n, or each to be asked for each)`, 'y', (answer) =>
        /^(y|n|each)$/i.test(answer) ? undefined : 'Please answer y, n or each.',
      );
    }
    for (const { id, text } of alike) {
      const asked = together.toLowerCase() === 'each';
      best.set(id, asked ? await author.yes(`"${cut(text, 60)}": ${ends}?`, true) : together.toLowerCase() === 'y');
    }
  }
  const questions = draft.questions.map((question): DraftQuestion => {
    const highest = best.get(question.id);
    return highest === undefined || !isUnconfirmed(question)
      ? question
      : { ...question, best: highest ? 'highest' : 'lowest', unconfirmed: false, confirm: [] };
  });
  return { ...draft, questions };
}

function isUnconfirmed(question: DraftQuestion): question is DraftScale | DraftGrid {
  return question.unconfirmed && (question.type === 'scale' || question.type === 'grid');
}

/** What scales have to share to be asked about together: numbers, since words may be meant either way. */
function scaleOf({ id, levels }: DraftScale | DraftGrid): string {
  const labels = levels.map(({ label }) => label);
  return labels.every((label) => /^\d+$/.test(label)) ? labels.join(' ') : id;
}
