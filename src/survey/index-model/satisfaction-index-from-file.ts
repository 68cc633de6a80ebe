import { didYouMean } from '../../errors.ts';
import type { Issue, Path } from '../issue.ts';
import type { QuestionFile } from '../question-schema.ts';
import { type CheckedModel, indexModel } from './index-model.ts';
import type { IndexModelFile } from './index-model-schema.ts';
import { modelProblemWords } from './model-problem-words.ts';
import { PRESETS } from './presets.ts';
import type { ItemRange, SatisfactionIndex } from './satisfaction-index.ts';

/** What a study's items are measured on. Questions that are broken are known by name only. */
export interface KnownQuestions {
  readonly questions: Readonly<Record<string, QuestionFile>>;
  readonly questionIds: readonly string[];
}

/** Constructs of the presets: what they are called is known. */
const NAMED = [...new Set(Object.values(PRESETS).flatMap((arrows) => Object.entries(arrows).flat(2)))];

const RATED = 'a question of type scale, nps or number, or an item of a grid';

/** Everything wrong with `indexModel`, each at its own place in the study file. */
export function satisfactionIndexIssues(file: IndexModelFile, known: KnownQuestions): Issue[] {
  const checked = indexModel(file);
  const problems = checked.kind === 'model' ? [] : checked.problems;
  return [
    ...problems.map((problem): Issue => {
      const key = problem.at[0] === 'constructs' && problem.at.length === 2;
      return { path: ['indexModel', ...problem.at], on: key ? 'key' : 'value', ...modelProblemWords(problem) };
    }),
    ...Object.entries(file.constructs).flatMap(([construct, items]) =>
      items.flatMap((item, index) => itemIssues(item, ['indexModel', 'constructs', construct, index], known)),
    ),
    ...labelIssues(file),
    ...targetIssues(file, checked),
  ];
}

/** @throws {RangeError} when the file has issues */
export function satisfactionIndexFromFile(
  file: IndexModelFile,
  questions: Readonly<Record<string, QuestionFile>>,
): SatisfactionIndex {
  const checked = indexModel(file);
  if (checked.kind === 'unusable') throw new RangeError('a model with problems');
  const items = checked.model.constructs.flatMap((construct) => construct.items);
  return {
    model: checked.model,
    preset: file.preset,
    labels: file.labels,
    target: file.target ?? DEFAULT_TARGET,
    missing: file.missing,
    ranges: Object.fromEntries(
      items.map((item) => {
        const range = itemRange(item, questions);
        if (range === undefined) throw new RangeError(`"${item}" has no range`);
        return [item, range];
      }),
    ),
  };
}

const DEFAULT_TARGET = 'satisfaction';

function itemIssues(item: string, path: Path, known: KnownQuestions): Issue[] {
  const [id = '', part] = item.split('.');
  const question = known.questions[id];
  const broken = question === undefined && known.questionIds.includes(id);
  if (broken) return [];
  const issue = (found: string, expected: string, hint?: string): Issue[] => [
    { path, on: 'value', found, expected, hint },
  ];
  if (question === undefined) return issue(`item "${item}"`, RATED, didYouMean(item, ratedItems(known.questions)));
  if (question.type === 'grid') {
    if (part !== undefined && Object.hasOwn(question.items, part) && item === `${id}.${part}`) return rangeIssues();
    const items = Object.keys(question.items).map((own) => `${id}.${own}`);
    return issue(`item "${item}"`, `an item of "${id}"`, didYouMean(item, items));
  }
  if (part !== undefined)
    return issue(`item "${item}"`, `"${id}", which is no grid`, didYouMean(item, ratedItems(known.questions)));
  if (question.type !== 'scale' && question.type !== 'nps' && question.type !== 'number')
    return issue(`item "${item}", which is of type ${question.type}`, RATED);
  if (question.column === undefined) return issue(`item "${item}", which has no column`, 'a question that was asked');
  return rangeIssues();

  function rangeIssues(): Issue[] {
    const range = itemRange(item, known.questions);
    if (range === undefined)
      return issue(
        `item "${item}", a number without "min" and "max"`,
        'an item whose lowest and highest answer are known',
        `Give "${id}" its min and max: the index runs from 0 to 100 between them.`,
      );
    if (range.min < range.max) return [];
    return issue(`item "${item}", whose only answer is ${range.min}`, 'an item whose answers can differ');
  }
}

function ratedItems(questions: Readonly<Record<string, QuestionFile>>): string[] {
  return Object.entries(questions).flatMap(([id, question]) => {
    if (question.type === 'grid') return Object.keys(question.items).map((item) => `${id}.${item}`);
    return question.type === 'scale' || question.type === 'nps' || question.type === 'number' ? [id] : [];
  });
}

/** Codes of a scale mirror themselves where the lowest is the best, so that the ends are the same either way. */
function itemRange(item: string, questions: Readonly<Record<string, QuestionFile>>): ItemRange | undefined {
  const question = questions[item.split('.')[0]!];
  switch (question?.type) {
    case 'nps':
      return { min: 0, max: 10 };
    case 'number': {
      const { min, max } = question;
      return min === undefined || max === undefined ? undefined : { min, max };
    }
    case 'scale':
    case 'grid': {
      const values = Object.keys(question.scale).map(Number);
      return { min: Math.min(...values), max: Math.max(...values) };
    }
    default:
      return undefined;
  }
}

function labelIssues({ constructs, labels }: IndexModelFile): Issue[] {
  const ids = Object.keys(constructs);
  const unknown = Object.keys(labels).filter((id) => !ids.includes(id));
  const nameless = ids.filter((id) => !NAMED.includes(id) && !Object.hasOwn(labels, id));
  return [
    ...unknown.map((id): Issue => ({
      path: ['indexModel', 'labels', id],
      on: 'key',
      found: `a label of "${id}"`,
      expected: 'labels of constructs',
      hint: didYouMean(id, ids),
    })),
    ...nameless.map((id): Issue => ({
      path: ['indexModel', 'constructs', id],
      on: 'key',
      found: `construct "${id}" without a label`,
      expected: 'a name for readers, under "labels"',
      hint: `Only ${NAMED.join(', ')} have names already.`,
    })),
  ];
}

function targetIssues({ constructs, target }: IndexModelFile, checked: CheckedModel): Issue[] {
  const ids = Object.keys(constructs);
  if (target === undefined && !ids.includes(DEFAULT_TARGET)) {
    return [
      {
        path: ['indexModel'],
        on: 'key',
        found: 'no "target"',
        expected: 'the construct that the index is of',
        hint: `One of ${ids.join(', ')}.`,
      },
    ];
  }
  const own = target ?? DEFAULT_TARGET;
  const path: Path = target === undefined ? ['indexModel', 'constructs', own] : ['indexModel', 'target'];
  const on = target === undefined ? 'key' : 'value';
  if (!ids.includes(own))
    return [
      { path, on, found: `the construct "${own}"`, expected: 'a construct of the model', hint: didYouMean(own, ids) },
    ];
  if (checked.kind !== 'model' || checked.model.arrows.some(({ to }) => to === own)) return [];
  return [{ path, on, found: `"${own}" without causes`, expected: 'a target that arrows lead to' }];
}
