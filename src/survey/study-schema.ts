import { z } from 'zod';
import { codeSchema, codesSchema, daySchema, fileSchema, headingSchema, idSchema } from './code-schema.ts';
import { indexModelSchema } from './index-model/index-model-schema.ts';
import { questionSchema } from './question-schema.ts';
import { textSchema } from './text-schema.ts';
import type { Language } from './text.ts';
import { themeSchema } from './theme-from-file.ts';

const MODES = ['online', 'telephone', 'face-to-face', 'paper', 'mail', 'published', 'other'] as const;
const UNITS = ['percent', 'times', 'count', 'years'] as const;

const share = z.number().min(0).meta({ title: 'a number of at least 0' });
const respondents = z.int().min(0).meta({ title: 'a whole number of respondents' });

/**
 * The schema of study.yaml: what each part may hold. How the parts must agree is in `studyIssues`.
 *
 * @param languages the study's languages; undefined where they are not known, and then no text is missed
 */
export function studySchema(languages: readonly Language[] | undefined): ReturnType<typeof schemaOf> {
  const key = languages?.join();
  const known = schemas.get(key) ?? schemaOf(languages);
  schemas.set(key, known);
  return known;
}

/** Making a schema costs ten times what checking a study against it does, and sites of a hundred studies share one or two. */
const schemas = new Map<string | undefined, ReturnType<typeof schemaOf>>();

function schemaOf(languages: readonly Language[] | undefined) {
  const text = textSchema(languages, 'text');
  const name = textSchema(languages, 'name');
  return z
    .strictObject({
      title: text,
      subtitle: text.optional(),
      client: name,
      languages: z
        .array(
          z
            .string()
            .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/)
            .meta({ title: 'a language tag such as en or zh-CN' }),
        )
        .min(1)
        .meta({ title: 'a list of languages' })
        .describe('Languages of the report, such as [en, zh-CN]; the first is the default'),
      confidential: z.boolean().default(false).describe('Keeps numbers off share cards, titles and addresses'),
      notice: text.optional().describe('Printed on every page, for data that are not what they look like'),
      theme: themeSchema.optional(),
      version: z.string().optional(),
      contact: z.string().optional(),
      method: z
        .strictObject({
          strategy: text,
          sponsor: name,
          conductor: name,
          funder: name.optional(),
          population: text,
          sample: z.strictObject({
            type: z.enum(['probability', 'non-probability', 'census']),
            frame: text.optional(),
            recruitment: text.optional(),
          }),
          mode: z.array(z.enum(MODES)).min(1).meta({ title: 'a list of modes' }),
          limitations: text,
        })
        .describe('What readers of a survey are owed'),
      source: z
        .array(
          z.strictObject({
            file: z.string().min(1).describe('Name of the export as the tool gave it'),
            sha256: z
              .string()
              .regex(/^[0-9a-f]{64}$/)
              .meta({ title: 'a SHA-256 in hexadecimal' }),
            tool: z.string().min(1).describe('The survey tool that wrote it'),
            charset: z.string().min(1).optional().describe('How it was read, where that had to be guessed or said'),
          }),
        )
        .default([])
        .describe('The exports that the data files were made from, written by npm run new'),
      respondent: z
        .strictObject({ column: headingSchema })
        .optional()
        .describe('The column that tells respondents apart; duplicates are errors'),
      exclude: z
        .array(
          z.strictObject({
            where: z
              .record(headingSchema, codesSchema)
              .describe('Column heading → value or list of values; all must hold'),
            reason: text,
          }),
        )
        .default([])
        .describe('Rows left out, and why'),
      design: z
        .strictObject({
          strata: headingSchema.nullable().optional().describe('The column of strata'),
          clusters: headingSchema
            .nullable()
            .optional()
            .describe('The column of clusters, such as the shop or the school'),
        })
        .optional()
        .describe('How the sample was drawn; intervals and tests follow it'),
      waves: z
        .array(
          z.strictObject({
            id: codeSchema,
            label: text.optional().describe('The id by default'),
            file: fileSchema.optional(),
            fielded: z
              .tuple([daySchema, daySchema])
              .meta({ title: 'the first and the last day of fieldwork' })
              .optional(),
            samePeople: z.boolean().default(false).describe('The same people answered the wave before'),
          }),
        )
        .default([])
        .describe('Rounds of fieldwork, oldest first'),
      file: fileSchema.optional().describe('One file with all waves, instead of one for each'),
      waveColumn: headingSchema.optional().describe('The column of `file` whose values are the ids of the waves'),
      weight: z
        .strictObject({
          column: headingSchema.optional().describe('The column of weights; every kept row needs a number ≥ 0'),
          rake: z
            .record(idSchema, z.record(z.string(), share))
            .optional()
            .describe(
              'Single question → code → share of the population, in percent or of 1; weights are made to meet them',
            ),
          base: headingSchema.optional().describe('The column of weights that raking starts with'),
          trim: z
            .tuple([share, share])
            .meta({ title: 'two bounds, such as [0.3, 3]' })
            .optional()
            .describe('Smallest and largest weight, over the mean weight'),
          source: text.optional().describe('Whose the targets are, and of when'),
        })
        .optional()
        .describe('Weights of respondents: from a column, or raked to targets'),
      privacy: z
        .strictObject({
          flagBelow: respondents.default(30).describe('Groups with fewer respondents are marked as small'),
          suppressBelow: respondents.default(10).describe('Groups with fewer respondents are hidden'),
          remove: z.array(headingSchema).default([]).describe('Columns that are never read past the heading'),
        })
        .default({ flagBelow: 30, suppressBelow: 10, remove: [] }),
      segments: z.array(z.string()).default([]).describe('Ids of single questions by which figures may be broken down'),
      questions: z.record(idSchema, questionSchema(languages)).default({}).describe('Id → question'),
      published: z
        .record(
          idSchema,
          z.strictObject({
            of: z.string().optional().describe('The question; the id of the table by default'),
            by: z.string().optional().describe('The question by whose answers the shares are given'),
            file: fileSchema,
            source: text,
            base: z
              .union([z.literal('unknown'), z.int().min(1)])
              .meta({ title: 'a number of respondents, or unknown' })
              .describe('Respondents behind the percentages'),
          }),
        )
        .default({})
        .describe('Tables from elsewhere'),
      cited: z
        .record(
          idSchema,
          z.strictObject({
            label: text,
            value: z.number(),
            upTo: z.number().optional().describe('Upper end of a published range'),
            unit: z.enum(UNITS),
            bound: z.enum(['below', 'above', 'about']).optional(),
            group: text.optional().describe('Figures of one group are drawn together'),
            source: text,
          }),
        )
        .default({})
        .describe('Numbers quoted from elsewhere'),
      indexModel: indexModelSchema(languages).optional(),
    })
    .meta({ title: 'a study', description: 'What was asked and how it was fielded' });
}

/** A study file whose every part is sound by itself; codes are text, texts are complete. */
export type StudyFile = z.output<ReturnType<typeof studySchema>>;
