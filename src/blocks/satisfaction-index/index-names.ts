import type { MessageKey } from '../../i18n/en.ts';
import type { Voice } from '../../i18n/speak.ts';
import type { SatisfactionIndex } from '../../survey/index-model/satisfaction-index.ts';
import type { Question } from '../../survey/question.ts';
import type { Desk } from '../desk.ts';

const KNOWN: Readonly<Record<string, MessageKey>> = {
  image: 'index.construct.image',
  expectation: 'index.construct.expectation',
  quality: 'index.construct.quality',
  value: 'index.construct.value',
  satisfaction: 'index.construct.satisfaction',
  complaints: 'index.construct.complaints',
  loyalty: 'index.construct.loyalty',
};

/** What a construct is called: by the study, else by everybody. */
export function constructName(voice: Voice, { labels }: SatisfactionIndex, id: string): string {
  const own = labels[id];
  if (own !== undefined) return voice.text(own);
  const key = KNOWN[id];
  return key === undefined ? id : voice.say(key);
}

/** The questions that the items belong to, each once, in the order of the questionnaire. */
export function itemQuestions(desk: Desk, { model }: SatisfactionIndex): Question[] {
  const ids = new Set(model.constructs.flatMap(({ items }) => items.map((item) => item.split('.')[0]!)));
  return desk.study.questions.filter(({ id }) => ids.has(id));
}

/** An item by its own words. */
export function itemName(desk: Desk, voice: Voice, item: string): string {
  const [id, part] = item.split('.');
  const question = desk.study.questions.find((one) => one.id === id);
  if (question === undefined) return item;
  if (question.type === 'grid') {
    const label = question.items.find((one) => one.id === part)?.label;
    return label === undefined ? item : voice.text(label);
  }
  return voice.text(question.label ?? question.text);
}
