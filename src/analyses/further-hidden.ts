import { within } from './gate.ts';

/** Findings of one kind that have been through the gate: for everybody, and for each part of a partition of them. */
export interface PartitionedFindings {
  readonly whole: unknown;
  readonly parts: readonly unknown[];
}

interface Seen {
  readonly state: string;
  /** Undefined where the group is hidden, or where its base is unknown. */
  readonly n: number | undefined;
}

type Places = ReadonlyMap<string, Seen>;

/**
 * What must be hidden besides, when a finding stands beside the same finding for every part of its respondents: wherever
 * exactly one of "everybody, north, south, …" hides a group, it could be found by subtraction, so the smallest of the others hides it too.
 * The places go back to the gate as `Thresholds.alsoHidden`; ask again until nothing is added, since what is hidden here may
 * leave a group alone elsewhere.
 *
 * @param findings each one an object of public findings, such as `{ all, groups }`; only its immediate ones belong to its respondents
 * @returns places to hide in the whole, and in each part
 */
export function furtherHidden({ whole, parts }: PartitionedFindings): {
  readonly whole: ReadonlySet<string>;
  readonly parts: readonly ReadonlySet<string>[];
} {
  const members = [whole, ...parts].map(placesOf);
  const found = members.map(() => new Set<string>());
  let reached = Infinity;
  for (const place of outermostFirst(members.flatMap((places) => [...places.keys()]))) {
    if (depth(place) > reached) break;
    const seen = members.map((places) => seenAt(places, place));
    if (seen.filter((one) => one?.state === 'hidden').length !== 1) continue;
    const others = seen.flatMap((one, member) =>
      one !== undefined && one.state !== 'hidden' && (one.n ?? 0) > 0 ? [{ member, n: one.n ?? 0 }] : [],
    );
    const smallest = others.sort((a, b) => a.n - b.n)[0];
    if (smallest === undefined) continue;
    found[smallest.member]!.add(place);
    reached = depth(place);
  }
  return { whole: found[0]!, parts: found.slice(1) };
}

/** Hiding something hides all within, so that whatever lies deeper is looked at when the finding has been made again. */
function outermostFirst(places: readonly string[]): string[] {
  return [...new Set(places)].sort((a, b) => depth(a) - depth(b));
}

function depth(place: string): number {
  return place === '' ? 0 : place.split('/').length;
}

/** What is seen of a place; what lies in something hidden is hidden. Undefined when the finding has no such place. */
function seenAt(places: Places, place: string): Seen | undefined {
  const names = place.split('/');
  const above = ['', ...names.map((_, i) => names.slice(0, i).join('/'))];
  const closed = above.map((outer) => places.get(outer)).find((seen) => seen?.state === 'hidden');
  return closed ?? places.get(place);
}

function placesOf(findings: unknown): Places {
  const places = new Map<string, Seen>();
  for (const finding of entriesOf(findings).map(([, entry]) => entry)) {
    const state = Reflect.get(Object(finding), 'state');
    if (typeof state !== 'string') continue;
    const opened: unknown = Reflect.get(Object(finding), 'finding');
    note(places, '', state, opened);
    walk(places, '', opened);
  }
  return places;
}

function walk(places: Map<string, Seen>, place: string, part: unknown): void {
  if (isPublicGroups(part)) {
    for (const group of part.groups) {
      const own = within(place, group.key);
      note(places, own, group.state, group);
      walk(places, own, group.value);
    }
    return;
  }
  for (const [name, entry] of entriesOf(part)) walk(places, within(place, name), entry);
}

/** Where two findings of one object have the same place, it is hidden as soon as one of them hides it. */
function note(places: Map<string, Seen>, place: string, state: string, holder: unknown): void {
  if (places.get(place)?.state === 'hidden') return;
  const n: unknown = Reflect.get(Object(Reflect.get(Object(holder), 'base')), 'n');
  places.set(place, { state, n: typeof n === 'number' ? n : undefined });
}

function isPublicGroups(
  part: unknown,
): part is { readonly groups: readonly { readonly state: string; readonly key: string; readonly value?: unknown }[] } {
  return typeof part === 'object' && part !== null && 'relation' in part && 'groups' in part && 'derived' in part;
}

function entriesOf(part: unknown): [string, unknown][] {
  return typeof part === 'object' && part !== null ? Object.entries(part) : [];
}
