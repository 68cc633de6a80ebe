import { systemFile, type SystemVariable, utf8 } from '../../../input/export/system-file.ts';
import { type Choice, type Fieldwork, type Part, SKIPPED } from './fieldwork.ts';
import { hasWritings, isNumbered, type Layout } from './layout.ts';

type Value = number | string | undefined;

/** A variable with its long name, and what everybody has there. */
interface Written extends SystemVariable {
  readonly long: string;
  readonly cells: readonly Value[];
}

const DATE = 20;
const FIRST_DAY = Date.UTC(1582, 9, 14);

/** Numbers of choices: codes that are numbers stand for themselves. */
function numberOf({ choices }: Part, { code }: Choice): number {
  return /^\d+$/.test(code) ? Number(code) : choices.findIndex((choice) => choice.code === code) + 1;
}

function labelsOf(part: Part): NonNullable<SystemVariable['values']> {
  const ends = isNumbered(part) ? [part.choices[0]!, part.choices.at(-1)!] : part.choices;
  return ends.map((choice) => [numberOf(part, choice), utf8(choice.label)] as const);
}

function variables(all: Fieldwork): Written[] {
  let count = 0;
  const variable = (long: string, cells: readonly Value[], more: Omit<SystemVariable, 'name'> = {}): Written => ({
    name: `V${String(++count).padStart(3, '0')}`,
    long,
    cells,
    ...more,
  });
  const people = all.statuses.map((_, person) => person);
  return [
    variable('id', people),
    variable(
      'Finished',
      all.statuses.map((status) => (status === 'partial' ? 1 : 2)),
      {
        values: [
          [1, 'False'],
          [2, 'True'],
        ],
      },
    ),
    ...all.parts.flatMap((part): Written[] => {
      const label = utf8(part.row === undefined ? part.text : `${part.text} - ${part.row}`);
      const given = (person: number) => part.given[person] || undefined;
      const other = hasWritings(part)
        ? [
            variable(
              `${part.name}_text`,
              part.written.map((words) => words ?? ''),
              { width: 80, label: utf8('Other, text') },
            ),
          ]
        : [];
      switch (part.kind) {
        case 'many':
          // One is a set of dichotomies, the other of categories: first, second … answer.
          if (part.name === 'leaving') {
            return [
              ...part.choices.map((choice) =>
                variable(
                  `${part.name}_${choice.code}`,
                  people.map((person) => given(person) && Number(given(person)!.includes(choice.code))),
                  { label: utf8(choice.label) },
                ),
              ),
              ...other,
            ];
          }
          return part.choices.map((_, place) =>
            variable(
              `${part.name}_${place + 1}`,
              people.map((person) => {
                const choice = part.choices.find(({ code }) => code === given(person)?.[place]);
                return choice && numberOf(part, choice);
              }),
              { label: utf8(`${part.text} (${place + 1})`), values: labelsOf(part) },
            ),
          );
        case 'ranking':
          return part.choices.map((choice) =>
            variable(
              `${part.name}_${choice.code}`,
              people.map((person) => given(person) && given(person)!.indexOf(choice.code) + 1),
              { label: utf8(`${part.text} - ${choice.label}`) },
            ),
          );
        case 'date':
          return [
            variable(
              part.name,
              people.map((person) => given(person) && (Date.parse(String(given(person))) - FIRST_DAY) / 1000),
              {
                label,
                format: DATE,
              },
            ),
          ];
        case 'words':
        case 'personal':
          return [
            variable(
              part.name,
              people.map((person) => utf8(String(part.given[person] ?? SKIPPED))),
              { label, width: 120 },
            ),
          ];
        case 'number':
          return [
            variable(
              part.name,
              people.map((person) => (given(person) ? Number(given(person)) : undefined)),
              { label },
            ),
          ];
        default: {
          const none = part.choices
            .filter(({ missing }) => missing !== undefined)
            .map((choice) => numberOf(part, choice));
          const cells = people.map((person) => {
            const choice = part.choices.find(({ code }) => code === given(person));
            return choice && numberOf(part, choice);
          });
          const missing = none.length === 0 ? {} : { missing: [1, none[0]!] as const };
          const values = part.kind === 'nps' ? {} : { values: labelsOf(part) };
          return [variable(part.name, cells, { label, ...values, ...missing }), ...other];
        }
      }
    }),
    variable('weight', all.weights.map(Number)),
  ];
}

function file(all: Fieldwork, compression: number): Buffer {
  const written = variables(all);
  const shortOf = (start: string) =>
    written.filter(({ long }) => long.startsWith(start) && !long.endsWith('_text')).map(({ name }) => name);
  const textOf = (name: string) => utf8(all.parts.find((part) => part.name === name)!.text);
  const [leaving, services] = [textOf('leaving'), textOf('services')];
  const sets = [
    `$leaving=D1 1 ${leaving.length} ${leaving} ${shortOf('leaving_').join(' ')}`,
    `$services=C ${services.length} ${services} ${shortOf('services_').join(' ')}`,
  ];
  return systemFile(
    written,
    all.statuses.map((_, person) => written.map(({ cells }) => cells[person])),
    {
      compression,
      weight: written.at(-1)!.name,
      extra: [
        [7, Buffer.from(`${sets.join('\n')}\n`, 'latin1')],
        [13, Buffer.from(written.map(({ name, long }) => `${name}=${long}`).join('\t'))],
        [20, Buffer.from('UTF-8')],
      ],
    },
  );
}

const base = { tool: 'spss', marked: ['partial'], lost: {} } as const;

export const SPSS: readonly Layout[] = [
  { ...base, name: 'SPSS', files: (all) => ({ 'guests.sav': file(all, 1) }) },
  {
    ...base,
    name: 'SPSS, compressed, in Chinese',
    language: 'zh-CN',
    files: (all) => ({ 'guests.zsav': file(all, 2) }),
  },
];
