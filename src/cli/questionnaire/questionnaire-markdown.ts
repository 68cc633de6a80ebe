import type { Condition } from '../../survey/question.ts';
import type { Study } from '../../survey/study.ts';
import { type AskedItem, askedItems } from './asked-item.ts';
import { questionnaireWords } from './questionnaire-words.ts';

/** A study's questionnaire in one of its languages, to be read, printed or typed into a survey tool. */
export function questionnaireMarkdown(study: Study, language: string): string {
  const words = questionnaireWords(language);
  const lines = [`# ${study.title[language]!}`];
  const items = askedItems(study);
  let number = 0;
  for (const question of study.questions) {
    const own = items.filter((item) => item.question === question);
    if (own.length === 0) continue;
    number++;
    const head = `## ${question.number ?? `${number}.`} ${question.text[language]!}`;
    const asked =
      question.askedIf === undefined ? [] : [`*${words.asked} ${conditionWords(study, question.askedIf, language)}*`];
    if (question.type === 'grid') {
      const [first] = own;
      lines.push(
        head,
        ...asked,
        table(
          own,
          first!.answers.map(({ label }) => label[language]!),
          language,
        ),
      );
    } else if (question.type === 'kano') {
      lines.push(head, ...asked, ...own.map((item) => `### ${item.text[language]!}\n\n${answerList(item, language)}`));
    } else {
      const [item] = own;
      const how = { one: words.one, many: words.many, nps: words.nps, number: words.number, text: words.text }[
        item!.kind
      ];
      lines.push(head, ...asked, how);
      if (item!.kind === 'nps') lines.push(item!.answers.map(({ label }) => `☐ ${label[language]!}`).join(' '));
      else if (item!.answers.length > 0) lines.push(answerList(item!, language));
      else lines.push('______');
    }
  }
  return `${lines.join('\n\n')}\n`;
}

function answerList({ answers }: AskedItem, language: string): string {
  return answers.map(({ label }) => `- ☐ ${label[language]!}`).join('\n');
}

function table(items: readonly AskedItem[], labels: readonly string[], language: string): string {
  const cell = (words: string) => words.replaceAll('|', '\\|');
  return [
    `| | ${labels.map(cell).join(' | ')} |`,
    `| --- |${labels.map(() => ' :-: |').join('')}`,
    ...items.map(({ text }) => `| ${cell(text[language]!)} |${labels.map(() => ' ☐ |').join('')}`),
  ].join('\n');
}

function conditionWords(study: Study, condition: Condition, language: string): string {
  const words = questionnaireWords(language);
  const items = askedItems(study);
  return Object.entries(condition)
    .map(([id, codes]) => {
      const item = items.find((one) => one.id === id);
      const labels = codes.map(
        (code) => `“${item?.answers.find((answer) => answer.code === code)?.label[language] ?? code}”`,
      );
      return `“${item?.text[language] ?? id}” ${words.is} ${labels.join(` ${words.or} `)}`;
    })
    .join(` ${words.and} `);
}
