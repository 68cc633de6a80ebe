import { expect, test } from 'vitest';
import { missingCode } from '../../src/input/columns.ts';
import { readStudy } from '../../src/input/studies.ts';
import { oneWave, problemsOf, studyFolder } from './study-folder.ts';

const QUESTION =
  '  tools: { type: multi, text: T, options: { a: A, b: B }, columns: { a: q_a, b: q_b }, ticked: Y, unticked: [N, NA], missing: { NA: not-asked } }';

test('a value that is an unticked box and no answer: the one beside answered boxes, the other in all of them', async () => {
  const root = studyFolder({
    'study.yaml': oneWave(QUESTION),
    'w.csv': 'q_a,q_b\nY,NA\nN,Y\nNA,NA\nNA,N\n',
  });
  const { respondents } = await readStudy(root, 'x');
  const tools = respondents!.items.get('tools');
  expect(tools?.kind === 'ticks' && { boxes: tools.data.map((box) => [...box]), asked: [...tools.asked] }).toEqual({
    boxes: [
      [1, 0, 0, 0],
      [0, 1, 0, 0],
    ],
    asked: [0, 0, missingCode('not-asked'), 0],
  });
});

test('but what is ticked is never missing', async () => {
  const root = studyFolder({
    'study.yaml': oneWave(QUESTION.replace('NA: not-asked', 'Y: not-asked')),
    'w.csv': 'q_a,q_b\nY,N\n',
  });
  expect(await problemsOf(root)).toContain('found the answer "Y" as missing, expected a code that is no answer.');
});

test('blanks that are no ordinary ones are blanks in boxes too', async () => {
  const question = QUESTION.replace('ticked: Y', "ticked: ['Y', 'Tutor/ assistant']");
  const root = studyFolder({ 'study.yaml': oneWave(question), 'w.csv': 'q_a,q_b\n"Tutor/\u00A0assistant\n",N\n' });
  expect(await problemsOf(root)).toBe('no problems');
});
