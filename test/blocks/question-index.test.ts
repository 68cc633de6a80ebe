import { expect, test } from 'vitest';
import { Desk } from '../../src/blocks/desk.ts';
import { questionIndex } from '../../src/blocks/question-index.ts';
import { speak } from '../../src/i18n/speak.ts';
import { openStudy } from '../../src/tabulate/open-study.ts';
import { HEAD, studyFolder } from '../input/study-folder.ts';

const RATING = 'scale: { 2: good, 1: poor }, missing: { 8: not-asked, 9: not-applicable }';

/** 40 respondents: the first 12 skipped `why`, and every fourth has no use for the Wi-Fi. */
async function index(language = 'en') {
  const root = studyFolder({
    'study.yaml': `${HEAD}waves: [{ id: 1, file: w.csv }]
questions:
  why: { type: single, column: why, number: Q1, text: Why did you leave?, options: { price: Price, staff: Staff }, missing: { skip: not-asked } }
  rooms: { type: grid, text: How was, ${RATING}, items: { bed: { column: bed, label: Bed }, wifi: { column: wifi, label: Wi-Fi } } }
  lounge: { type: scale, column: lounge, text: How was the lounge?, ${RATING} }
`,
    'w.csv': [
      'why,bed,wifi,lounge',
      ...Array.from({ length: 40 }, (_, i) =>
        [i < 12 ? 'skip' : 'price', 2, i % 4 === 0 ? 9 : 1, i < 3 ? 1 : 8].join(','),
      ),
    ].join('\n'),
  });
  return questionIndex(new Desk(await openStudy(root, 'x')), speak(language));
}

test('a question that some were not asked is not said to be asked of everybody', async () => {
  const [why, rooms] = await index();
  expect(why).toMatchObject({ asked: '28 of 40 respondents', answered: '28', missing: ['12 not asked'] });
  expect(rooms!.asked).toBe('everybody');
});

test('every reason for a missing answer has its number, at the item that it belongs to', async () => {
  const [, rooms] = await index();
  expect(rooms).toMatchObject({ answered: '30–40', missing: ['Wi-Fi: 10 not applicable'] });
});

test('where too few answered, the number of those who did not does not tell how many', async () => {
  const [, , lounge] = await index();
  expect(lounge).toMatchObject({ asked: 'some respondents', answered: 'hidden', missing: [] });
});

test('a reader gets a question’s number and wording; its id is for those who work with the data', async () => {
  const questions = await index();
  expect(questions.map(({ id, number, wording }) => ({ id, number, wording }))).toEqual([
    { id: 'why', number: 'Q1', wording: 'Why did you leave?' },
    { id: 'rooms', number: undefined, wording: 'How was' },
    { id: 'lounge', number: undefined, wording: 'How was the lounge?' },
  ]);
});
