import { z } from 'zod';
import { idSchema } from '../code-schema.ts';
import { textSchema } from '../text-schema.ts';
import type { Language } from '../text.ts';

const effects = z
  .record(idSchema, z.array(idSchema).min(1).meta({ title: 'a list of constructs' }))
  .meta({ title: 'cause → list of effects' });

/** The schema of `indexModel`. How its parts must agree is in `indexModel` and `satisfactionIndexIssues`. */
export function indexModelSchema(languages: readonly Language[] | undefined) {
  return z
    .strictObject({
      preset: z
        .enum(['ecsi', 'acsi', 'ccsi'])
        .optional()
        .describe('Arrows of the European, American or Chinese index to begin with'),
      constructs: z
        .record(idSchema, z.array(z.string().min(1)).meta({ title: 'a list of questions or grid items' }))
        .describe('Construct → the items that measure it: ids of scale, nps and number questions, or grid.item'),
      labels: z
        .record(idSchema, textSchema(languages, 'text'))
        .default({})
        .describe('What to call the constructs; those of the presets have names already'),
      arrows: effects.optional().describe('Cause → effects, beside those of the preset'),
      without: effects.optional().describe('Cause → effects of the preset that are not wanted'),
      scheme: z
        .enum(['path', 'factorial', 'centroid'])
        .default('path')
        .describe('How neighbouring constructs are combined while weights are sought'),
      metric: z
        .enum(['standardised', 'raw'])
        .default('standardised')
        .describe('raw works on covariances, and needs all items on one scale'),
      target: idSchema.optional().describe('The construct that the index is of; satisfaction by default'),
      missing: z
        .enum(['mean', 'listwise'])
        .default('mean')
        .describe('Missing answers are replaced by the item’s mean, or their respondents left out'),
    })
    .describe('The satisfaction index model, estimated by partial least squares');
}

/** An `indexModel` whose every part is sound by itself. */
export type IndexModelFile = z.output<ReturnType<typeof indexModelSchema>>;
