import { z } from 'zod';
import { fileSchema } from './code-schema.ts';
import type { Issue } from './issue.ts';
import { contrastRatio, OWN_COLOURS, READABLE, readableOn, type Shade, type Theme } from './theme.ts';

const colour = z
  .string()
  .regex(/^#[0-9a-fA-F]{6}$/)
  .meta({ title: 'a colour such as "#0b5a76"' });
const shade = z.union([colour, z.strictObject({ light: colour, dark: colour.optional() })]).meta({
  title: 'a colour such as "#0b5a76", or one for light and one for dark',
});
const family = z
  .string()
  .regex(/^[^;{}<>\\]+$/)
  .meta({ title: 'font families such as "Georgia, serif"' });

/** The client's look as the author writes it. */
export const themeSchema = z
  .strictObject({
    ink: shade.optional().describe('Text'),
    paper: shade.optional().describe('Ground'),
    accent: shade.optional().describe('The finding; links'),
    logo: fileSchema.optional().describe('A picture beside the study file: .svg, .png, .jpg or .webp'),
    fonts: z
      .strictObject({ head: family.optional(), text: family.optional(), sans: family.optional() })
      .optional()
      .describe('Families that readers have on their machines'),
  })
  .describe('The client’s look');

export type ThemeFile = z.output<typeof themeSchema>;

/** Colours that could not be read, each with the nearest one that could, and pictures that no browser shows. */
export function themeIssues(file: ThemeFile | undefined): Issue[] {
  if (file === undefined) return [];
  const { paper, ink, accent } = themeFromFile(file)!;
  const unreadable = (['ink', 'accent'] as const).flatMap((name) =>
    (['light', 'dark'] as const).flatMap((appearance): Issue[] => {
      const chosen = { ink, accent }[name][appearance];
      const ground = paper[appearance];
      const ratio = contrastRatio(chosen, ground);
      if (ratio >= READABLE) return [];
      const own = file[name] ?? file.paper;
      const key = file[name] === undefined ? 'paper' : name;
      return [
        {
          path: typeof own === 'object' && own[appearance] !== undefined ? ['theme', key, appearance] : ['theme', key],
          on: 'value',
          found: `${chosen} on ${ground}, a contrast of ${ratio.toFixed(1)} to 1 (${name}, ${appearance})`,
          expected: `at least ${READABLE} to 1, so that text can be read`,
          hint: `The nearest that can be read is "${readableOn(ground, chosen)}".`,
        },
      ];
    }),
  );
  const picture: Issue[] =
    file.logo === undefined || /\.(svg|png|jpe?g|webp)$/i.test(file.logo)
      ? []
      : [
          {
            path: ['theme', 'logo'],
            on: 'value',
            found: `"${file.logo}"`,
            expected: 'a .svg, .png, .jpg or .webp file',
          },
        ];
  return [...unreadable, ...picture];
}

/** A colour without a dark one is made readable on the dark paper. */
export function themeFromFile(file: ThemeFile | undefined): Theme | undefined {
  if (file === undefined) return undefined;
  const dark =
    typeof file.paper === 'object' && file.paper.dark !== undefined ? file.paper.dark : OWN_COLOURS.paper.dark;
  const shadeOf = (name: 'ink' | 'paper' | 'accent'): Shade => {
    const given = file[name];
    if (given === undefined) return OWN_COLOURS[name];
    const light = typeof given === 'string' ? given : given.light;
    const own = typeof given === 'string' ? undefined : given.dark;
    if (name === 'accent') return { light, dark: own ?? readableOn(dark, light) };
    return { light, dark: own ?? OWN_COLOURS[name].dark };
  };
  return {
    ink: shadeOf('ink'),
    paper: shadeOf('paper'),
    accent: shadeOf('accent'),
    logo: file.logo,
    fonts: file.fonts ?? {},
  };
}
