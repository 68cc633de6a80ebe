import { z } from 'zod';
import type { FigureLink, ProseBlock } from '../block.ts';

const props = z.strictObject({ title: z.string().min(1).optional() });

export interface ActionsParts {
  readonly title: string;
  readonly heads: {
    readonly what: string;
    readonly owner: string;
    readonly by: string;
    readonly measure: string;
    readonly figure: string;
  };
}

/** `<Actions>`: the action plan, one `<Action>` a row. */
export const actions: ProseBlock<z.infer<typeof props>, ActionsParts> = {
  kind: 'prose',
  name: 'Actions',
  props,
  holds: { block: 'Action', from: 1, to: 30 },
  view: ({ title }, voice) => ({ title: title ?? voice.say('actions.title'), heads: headsOf(voice) }),
};

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

const actionProps = z.strictObject({
  owner: z.string({ error: 'who sees to it' }).min(1, 'who sees to it'),
  date: z
    .string({ error: 'a date, such as 2026-06-30' })
    .regex(ISO_DATE, 'a date, such as 2026-06-30')
    .refine((date) => !Number.isNaN(Date.parse(date)), 'a date that exists'),
  measure: z.string({ error: 'the number to watch in the next wave' }).min(1, 'the number to watch in the next wave'),
  figure: z.string({ error: 'the id of the figure that shows it' }).min(1),
});

export interface ActionParts {
  readonly owner: string;
  readonly date: { readonly iso: string; readonly words: string };
  readonly measure: string;
  readonly figure: FigureLink;
  readonly figureWords: string;
  readonly heads: ActionsParts['heads'];
}

/** `<Action owner="Depot north" date="2026-06-30" measure="Top-2 in the north" figure="overall">`: what will be done. */
export const action: ProseBlock<z.infer<typeof actionProps>, ActionParts> = {
  kind: 'prose',
  name: 'Action',
  props: actionProps,
  within: 'Actions',
  figure: ({ figure }) => figure,
  view: ({ owner, date, measure }, voice, figure) => ({
    owner,
    date: { iso: date, words: voice.date(date) },
    measure,
    figure: figure!,
    figureWords: voice.say('figure.number', { number: String(figure!.number) }),
    heads: headsOf(voice),
  }),
};

function headsOf(voice: Parameters<typeof actions.view>[1]): ActionsParts['heads'] {
  return {
    what: voice.say('actions.what'),
    owner: voice.say('actions.owner'),
    by: voice.say('actions.date'),
    measure: voice.say('actions.measure'),
    figure: voice.say('actions.figure'),
  };
}
