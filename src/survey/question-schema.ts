import { z } from 'zod';
import { codeListSchema, codeSchema, codesSchema, headingSchema, idSchema } from './code-schema.ts';
import { KANO_ANSWERS } from './question.ts';
import { textSchema } from './text-schema.ts';
import type { Language } from './text.ts';

const MISSING = ['blank', 'dont-know', 'not-applicable', 'refused', 'not-asked'] as const;

/** The schema of one question as the author writes it, for a study in these languages. */
export function questionSchema(languages: readonly Language[] | undefined) {
  const text = textSchema(languages, 'text');
  const column = headingSchema.meta({
    title: 'the heading of a column',
    description: 'Heading of the column in the data file',
  });
  const columns = z
    .array(headingSchema)
    .min(2)
    .meta({ title: 'a list of two or more columns' })
    .optional()
    .describe('Instead of column: several columns of which one holds the answer');
  const groups = z
    .record(
      idSchema,
      z.strictObject({ label: text, members: codeListSchema.describe('Codes of the options in the group') }),
    )
    .optional();
  const measures = z
    .enum(['behaviour', 'intention'])
    .optional()
    .describe('What buying again was measured by: what people did, or what they said they would do');
  const options = z
    .record(z.string().min(1).meta({ title: 'a code' }), text)
    .describe('Code as the data file has it → label, in the order of the questionnaire');

  const asked = {
    number: codeSchema.optional().describe('Number in the questionnaire, as printed there ("Q3")'),
    text: text.describe('The wording that respondents saw'),
    label: text.optional().describe('A short name for headings and tables'),
    askedIf: z
      .record(z.string(), codesSchema)
      .optional()
      .describe('Whom the question was put to: { repurchase: no }; several must all hold'),
    missing: z
      .record(z.string(), z.enum(MISSING))
      .default({})
      .describe('Codes that mean "no answer", each with its reason: { 9: dont-know }'),
    codes: z
      .record(z.string().min(1), codeSchema)
      .default({})
      .describe('Text in the data file → code, where the file holds labels: { "Very good": 4 }'),
    unconfirmed: z
      .boolean()
      .default(false)
      .describe('Nobody has confirmed yet which end of the scale is the best; every figure of the question says so'),
  };
  const rating = {
    scale: z
      .record(
        z
          .string()
          .regex(/^-?(0|[1-9]\d{0,5})$/)
          .meta({ title: 'a whole number' }),
        text,
      )
      .describe('Whole number → label of each level: { 4: …, 3: …, 2: …, 1: … }'),
    best: z.enum(['highest', 'lowest']).default('highest').describe('Which end of the scale is the best'),
    midpoint: z
      .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]).meta({ title: 'a code' }))])
      .meta({
        title: 'a code, a list of codes, or none',
        description: 'Levels that are neither favourable nor unfavourable; the middle one of an odd number by default',
      })
      .transform((value): readonly string[] =>
        value === 'none' ? [] : Array.isArray(value) ? value.map(String) : [String(value)],
      )
      .optional(),
    top: z
      .int()
      .min(1)
      .meta({ title: 'a whole number from 1' })
      .optional()
      .describe('How many of the best levels are favourable; 2 by default, 1 on a scale of two or three'),
  };

  return z
    .discriminatedUnion('type', [
      z
        .strictObject({
          type: z.literal('scale'),
          column: column.optional(),
          columns,
          ...asked,
          ...rating,
          zones: z
            .strictObject({ defection: codeListSchema, indifference: codeListSchema, affection: codeListSchema })
            .optional()
            .describe('Codes in each zone of the repurchase curve; together all levels'),
          measures,
        })
        .describe('A rating'),
      z
        .strictObject({
          type: z.literal('single'),
          column: column.optional(),
          columns,
          ...asked,
          options,
          groups,
          measures,
        })
        .describe('One answer out of several; groups are a partition'),
      z
        .strictObject({
          type: z.literal('multi'),
          ...asked,
          options,
          groups: groups.describe('Nets; they may overlap'),
          columns: z
            .union([headingSchema, z.record(z.string(), headingSchema), z.array(headingSchema).min(2)])
            .meta({
              title: 'a pattern such as q3_*, the column of each option, or a list of two or more columns',
              description:
                'q3_*, where * is the option, or { better: q3_1, … }; a list is of columns that each hold one answer',
            })
            .optional(),
          ticked: codesSchema.optional().describe('What a ticked box is in the file; 1 by default'),
          unticked: codesSchema.optional().describe('What an unticked box is in the file; 0 by default'),
          column: column.optional().describe('The column that holds all answers, with a separator between them'),
          separator: z.string().min(1).optional().describe('What stands between two answers in the column'),
        })
        .describe('Any number of answers'),
      z
        .strictObject({ type: z.literal('nps'), column: column.optional(), columns, ...asked })
        .describe('Likelihood to recommend, 0 to 10'),
      z
        .strictObject({
          type: z.literal('number'),
          column: column.optional(),
          ...asked,
          unit: text.optional(),
          min: z.number().optional(),
          max: z.number().optional(),
          bins: z.array(z.number()).default([]).describe('Lower bounds of the second and further bins, ascending'),
        })
        .describe('A quantity'),
      z.strictObject({ type: z.literal('text'), column, ...asked }).describe('Free text; never published'),
      z
        .strictObject({
          type: z.literal('kano'),
          ...asked,
          attributes: z
            .record(
              idSchema,
              z.strictObject({
                functional: column.describe('Column of "how do you feel if it is there"'),
                dysfunctional: column.describe('Column of "how do you feel if it is not"'),
                label: text,
              }),
            )
            .describe('The features that pairs of questions are about'),
          answers: z
            .record(z.string(), z.enum(KANO_ANSWERS))
            .default({ 1: 'like', 2: 'must-be', 3: 'neutral', 4: 'live-with', 5: 'dislike' })
            .describe('Code in the file → which of the five answers it is'),
          wording: z
            .strictObject({ like: text, 'must-be': text, neutral: text, 'live-with': text, dislike: text })
            .optional()
            .describe('The five answers as respondents saw them'),
        })
        .describe('Pairs of questions about features'),
      z
        .strictObject({
          type: z.literal('grid'),
          ...asked,
          items: z
            .record(
              idSchema,
              z.strictObject({
                column,
                label: text,
                dimension: idSchema.optional().describe('A group of items read together'),
              }),
            )
            .describe('The items on the scale; one is addressed as grid.speed'),
          dimensions: z
            .record(idSchema, text)
            .optional()
            .describe('What to call the groups of items read together; their ids where this is left out'),
          ...rating,
        })
        .describe('Many items on one scale'),
    ])
    .meta({ title: 'a question' });
}

export type QuestionFile = z.output<ReturnType<typeof questionSchema>>;
