import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrastRatio, OWN_COLOURS, READABLE, readableOn } from '../../src/survey/theme.ts';
import { themeFromFile, themeIssues } from '../../src/survey/theme-from-file.ts';

// WCAG 2.2: black on white is 21 to 1; #767676 on white is the grey that just passes with 4.54, #777777 fails with 4.48.
test('contrast is that of WCAG', () => {
  expect(contrastRatio('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrastRatio('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  expect(contrastRatio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrastRatio('#ffffff', '#767676')).toBe(contrastRatio('#767676', '#ffffff'));
});

const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('a colour made readable is readable, and one that is already stays', () => {
  fc.assert(
    fc.property(colour, colour, (paper, ink) => {
      const made = readableOn(paper, ink);
      if (contrastRatio(ink, paper) >= READABLE) expect(made).toBe(ink);
      else expect(contrastRatio(made, paper)).toBeGreaterThanOrEqual(READABLE);
    }),
  );
});

test('a theme of one colour keeps the rest, and its accent is readable in the dark', () => {
  const theme = themeFromFile({ accent: '#7a1f3d' })!;
  expect(theme.ink).toEqual(OWN_COLOURS.ink);
  expect(theme.accent.light).toBe('#7a1f3d');
  expect(contrastRatio(theme.accent.dark, OWN_COLOURS.paper.dark)).toBeGreaterThanOrEqual(READABLE);
});

test('what cannot be read is named with the nearest that can', () => {
  expect(themeIssues({ accent: '#ffcc00', logo: 'logo.gif' })).toMatchInlineSnapshot(`
    [
      {
        "expected": "at least 4.5 to 1, so that text can be read",
        "found": "#ffcc00 on #fdfcf9, a contrast of 1.5 to 1 (accent, light)",
        "hint": "The nearest that can be read is "#8c7000".",
        "on": "value",
        "path": [
          "theme",
          "accent",
        ],
      },
      {
        "expected": "a .svg, .png, .jpg or .webp file",
        "found": ""logo.gif"",
        "on": "value",
        "path": [
          "theme",
          "logo",
        ],
      },
    ]
  `);
  expect(themeIssues({ accent: '#7a1f3d', logo: 'logo.svg' })).toEqual([]);
  expect(themeIssues(undefined)).toEqual([]);
});
