import { furtherHidden } from '../analyses/further-hidden.ts';
import type { Text } from '../survey/text.ts';
import { BlockProblem, type FigureBlock } from './block.ts';
import { Desk, type Selection } from './desk.ts';

/** What a figure with a switch is told about whom to show. */
export interface SwitchProps extends Selection {
  readonly switch?: string | undefined;
  readonly by?: string | undefined;
}

/** One position of a switch: the same figure for some of its respondents. */
export interface Variant {
  /** Code of the answer, or id of the wave. */
  readonly key: string;
  readonly label: Text;
  readonly props: SwitchProps;
  readonly finding: unknown;
}

/** A figure with a switch: for everybody first, then once for each wave or answer. */
export interface SwitchedFinding {
  readonly by: string;
  /** Name of the segment; undefined for waves. */
  readonly label: Text | undefined;
  readonly whole: Omit<Variant, 'key' | 'label'>;
  readonly variants: readonly Variant[];
}

/**
 * Compute every position of a figure's switch through the block's own `find`. Each goes through the gate, and so do all of them
 * together, since they add up to the whole: see `furtherHidden`.
 *
 * @throws {BlockProblem} when the switch does not fit the study or the other props
 */
export function switchedFinding(
  desk: Desk,
  block: FigureBlock<unknown, unknown>,
  given: SwitchProps,
): SwitchedFinding | undefined {
  const { switch: by, ...props } = given;
  if (by === undefined) return undefined;
  const { labels, label } = desk.by(block.name, by, 'switch');
  const clash = clashOf(block.name, by, props);
  if (clash !== undefined) throw clash;
  const all: SwitchProps = by === 'wave' ? { ...props, wave: 'all' } : props;
  const each = labels.map(({ code }): SwitchProps =>
    by === 'wave' ? { ...props, wave: code } : { ...props, where: { ...props.where, [by]: code } },
  );
  const [whole, ...parts] = openedTogether(desk, block, [all, ...each]);
  return {
    by,
    label,
    whole: { props: all, finding: whole },
    variants: labels.map((option, i) => ({
      key: option.code,
      label: option.label,
      props: each[i]!,
      finding: parts[i],
    })),
  };
}

function openedTogether(
  { open }: Desk,
  block: FigureBlock<unknown, unknown>,
  selections: readonly SwitchProps[],
): unknown[] {
  const hidden = selections.map(() => new Set<string>());
  const findings = selections.map((props) => block.find(new Desk(open), props));
  for (;;) {
    const [whole, ...parts] = findings;
    const more = furtherHidden({ whole, parts });
    const added = [more.whole, ...more.parts];
    if (added.every((places) => places.size === 0)) return findings;
    for (const [i, places] of added.entries()) {
      if (places.size === 0) continue;
      if ([...places].every((place) => hidden[i]!.has(place)))
        throw new RangeError(`the gate did not hide ${[...places].join(', ')}`);
      for (const place of places) hidden[i]!.add(place);
      findings[i] = block.find(new Desk(open, hidden[i]), selections[i]);
    }
  }
}

function clashOf(name: string, by: string, props: SwitchProps): BlockProblem | undefined {
  const owner = `switch="${by}" in <${name}>`;
  if (props.published !== undefined) {
    return new BlockProblem(
      `${owner}, which shows published figures`,
      'no `switch`: published figures name no groups of respondents',
      'Leave `switch` out.',
    );
  }
  if (props.by === by) {
    return new BlockProblem(`${owner} beside by="${by}"`, 'one of the two', 'Leave out `by` or `switch`.');
  }
  if (by === 'wave' && props.wave !== undefined) {
    return new BlockProblem(`${owner} beside wave="${props.wave}"`, 'one of the two', 'Leave out `wave` or `switch`.');
  }
  if (props.where !== undefined && by in props.where) {
    return new BlockProblem(
      `${owner} beside where={{ ${by}: … }}`,
      'one of the two',
      `Leave out \`switch\`, or ${by} in \`where\`.`,
    );
  }
  return undefined;
}
