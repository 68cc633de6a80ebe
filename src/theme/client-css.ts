interface Shade {
  readonly light: string;
  readonly dark: string;
}

/** What a client's theme sets; everything else is mixed from it. */
interface ClientTheme {
  readonly ink: Shade;
  readonly paper: Shade;
  readonly accent: Shade;
  readonly fonts: {
    readonly head?: string | undefined;
    readonly text?: string | undefined;
    readonly sans?: string | undefined;
  };
}

/** Style sheet of a client's theme: three colours, and tones of them where chart.css has tones of its own. */
export function clientCss({ ink, paper, accent, fonts }: ClientTheme): string {
  const both = ({ light, dark }: Shade) => `light-dark(${light}, ${dark})`;
  const tokens: Record<string, string> = {
    '--ink': both(ink),
    '--paper': both(paper),
    '--accent': both(accent),
    '--better': 'var(--accent)',
    '--accent-soft': 'color-mix(in oklab, var(--accent) 62%, var(--paper))',
    '--ink-2': 'color-mix(in oklab, var(--ink) 78%, var(--paper))',
    '--ink-3': 'color-mix(in oklab, var(--ink) 66%, var(--paper))',
    '--panel': 'color-mix(in oklab, var(--ink) 5%, var(--paper))',
    '--rule': 'color-mix(in oklab, var(--ink) 16%, var(--paper))',
    '--rule-2': 'color-mix(in oklab, var(--ink) 52%, var(--paper))',
    ...(fonts.head === undefined ? {} : { '--head': fonts.head }),
    ...(fonts.text === undefined ? {} : { '--text': fonts.text }),
    ...(fonts.sans === undefined ? {} : { '--sans': fonts.sans }),
  };
  const lines = Object.entries(tokens).map(([name, value]) => `  ${name}: ${value};`);
  return `:root:root {\n${lines.join('\n')}\n}\n@media print {\n  :root:root {\n    --paper: #ffffff;\n  }\n}\n`;
}
