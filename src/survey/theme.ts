/** A colour in both appearances, as `#rrggbb`. */
export interface Shade {
  readonly light: string;
  readonly dark: string;
}

/** A client's look: three colours, a logo, fonts. Whatever is left out is Topbox's own. */
export interface Theme {
  readonly ink: Shade;
  readonly paper: Shade;
  readonly accent: Shade;
  /** Picture beside `study.yaml`. */
  readonly logo: string | undefined;
  /** Font families that readers have, as CSS writes them; Topbox sends none. */
  readonly fonts: {
    readonly head?: string | undefined;
    readonly text?: string | undefined;
    readonly sans?: string | undefined;
  };
}

/** The tokens of chart.css. */
export const OWN_COLOURS = {
  ink: { light: '#17202a', dark: '#e9ebec' },
  paper: { light: '#fdfcf9', dark: '#12171c' },
  accent: { light: '#0b5a76', dark: '#6cc3df' },
} as const satisfies Record<string, Shade>;

/** What text needs against its ground (WCAG 2.2, 1.4.3). */
export const READABLE = 4.5;

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance and contrast ratio. */
export function contrastRatio(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The colour nearest to `colour` on its way to black or white that can be read on `paper`. */
export function readableOn(paper: string, colour: string): string {
  const end = luminance(paper) > 0.18 ? 0 : 255;
  for (let step = 0; step <= 100; step++) {
    const candidate = hex(channels(colour).map((value) => Math.round(value + ((end - value) * step) / 100)));
    if (contrastRatio(candidate, paper) >= READABLE) return candidate;
  }
  return hex([end, end, end]);
}

function luminance(colour: string): number {
  const [r, g, b] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function hex(values: readonly number[]): string {
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
