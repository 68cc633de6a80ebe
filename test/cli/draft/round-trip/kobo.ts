import { askedItems } from '../../../../src/cli/questionnaire/asked-item.ts';
import { xlsForm } from '../../../../src/cli/questionnaire/xlsform.ts';
import type { Choice, Fieldwork, Part } from './fieldwork.ts';
import { boxes, byStatus, codeOf, labelOf, type Layout, stamps, whole } from './layout.ts';
import { originalStudy } from './study.ts';
import { type Column, sheets, textFile } from './table-file.ts';

const original = originalStudy();
const asked = new Map(askedItems(original).map((item) => [item.name, item]));

/** The study's own questionnaire. */
async function form(): Promise<Buffer> {
  const { survey, choices, settings } = xlsForm(original);
  return sheets({ survey, choices, settings });
}

/** How a part is worded in our questionnaire. */
function wordingOf({ name, text }: Part, { language }: Fieldwork): string {
  return asked.get(name)?.text[language] ?? text;
}

function group({ question }: Part): string | undefined {
  return question?.type === 'grid' || question?.type === 'kano' ? `group_${question.id}` : undefined;
}

/** KoboToolbox: names and codes ("XML values and headers") or labels; several answers joined, and in a column each. */
function kobo(all: Fieldwork, labels: boolean, groups: boolean): Column[] {
  const status = labels ? 'Not approved' : 'validation_status_not_approved';
  return [
    stamps(['start'], all, '2026-03-10T10:00:00.000+01:00'),
    stamps(['end'], all, '2026-03-10T10:05:00.000+01:00'),
    ...all.parts.flatMap((part): Column[] => {
      const own = labels ? wordingOf(part, all) : part.name;
      const within = group(part);
      const path = labels ? part.question?.text[all.language] : within;
      const heading = groups && within !== undefined ? `${path!}/${own}` : own;
      const write = labels ? labelOf : codeOf;
      const summary = whole(part, [heading], write, ' ');
      if (part.kind !== 'many') return [summary];
      const option = ({ label, code }: Choice) => [`${heading}/${labels ? label : code}`];
      return [summary, ...boxes(part, option, () => '1', { unticked: '0', notAsked: '', skipped: '' })];
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
    stamps(['_id'], all, (person) => String(400_001 + person)),
    stamps(['_uuid'], all, (person) => `9e3779b1-0000-4000-8000-${String(person).padStart(12, '0')}`),
    stamps(['_submission_time'], all, '2026-03-10T10:05:00'),
    byStatus(['_validation_status'], all, (one) => (one === 'rejected' ? status : '')),
    stamps(['_submitted_by'], all, ''),
    stamps(['__version__'], all, 'v1'),
    stamps(['_index'], all, (person) => String(person + 1)),
  ];
}

/** ODK Central: groups by a hyphen, several answers in one cell. */
function odk(all: Fieldwork): Column[] {
  return [
    stamps(['SubmissionDate'], all, '2026-03-10T10:05:00.123Z'),
    ...all.parts.map((part) => {
      const within = group(part);
      return whole(part, [within === undefined ? part.name : `${within}-${part.name}`], codeOf, ' ');
    }),
    stamps(['weight'], all, (person) => all.weights[person]!),
    stamps(['meta-instanceID'], all, (person) => `uuid:${person}`),
    stamps(['KEY'], all, (person) => `uuid:${person}`),
    stamps(['SubmitterID'], all, '12'),
    stamps(['SubmitterName'], all, 'Enumerator A'),
    byStatus(['ReviewState'], all, (status) => (status === 'rejected' ? 'rejected' : '')),
    stamps(['DeviceID'], all, 'collect:1'),
    stamps(['FormVersion'], all, 'v1'),
  ];
}

const base = { marked: ['rejected'], without: ['rank'] } as const;

export const KOBO: readonly Layout[] = [
  {
    ...base,
    name: 'Kobo, XML values with our own XLSForm',
    tool: 'kobo',
    lost: {},
    files: async (all) => ({
      'guests.csv': textFile(kobo(all, false, false), { delimiter: ';', quoted: true }),
      'xlsform.xlsx': await form(),
    }),
  },
  {
    ...base,
    name: 'Kobo, labels with our own XLSForm',
    tool: 'kobo',
    lost: {},
    files: async (all) => ({
      'guests.csv': textFile(kobo(all, true, false), { delimiter: ';', quoted: true, mark: true }),
      'xlsform.xlsx': await form(),
    }),
  },
  {
    ...base,
    name: 'Kobo, Chinese labels and groups with our own XLSForm',
    tool: 'kobo',
    language: 'zh-CN',
    lost: {},
    files: async (all) => ({
      'guests.csv': textFile(kobo(all, true, true), { delimiter: ';', quoted: true }),
      'xlsform.xlsx': await form(),
    }),
  },
  {
    ...base,
    name: 'ODK Central with our own XLSForm',
    tool: 'odk',
    lost: {},
    files: async (all) => ({ 'guests.csv': textFile(odk(all)), 'xlsform.xlsx': await form() }),
  },
];
