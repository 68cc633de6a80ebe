import type { Hue, MarkShape } from './marks.ts';

/** One direction of the map. Points outside `domain` are the caller's mistake. */
export interface QuadrantAxis {
  readonly domain: readonly [number, number];
  /** Where the map is cut in two. */
  readonly split: number;
  readonly title: string;
  readonly ticks: readonly { readonly value: number; readonly text: string }[];
}

export interface Quadrant {
  readonly name: string;
  readonly hue: Hue;
  /** The mark of the kind that belongs here, if there is one. */
  readonly mark?: MarkShape | undefined;
}

export interface PointKind {
  readonly key: string;
  readonly name: string;
  readonly mark: MarkShape;
  readonly hue: Hue;
}

export interface MapPoint {
  readonly key: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly xInterval?: readonly [number, number] | undefined;
  readonly yInterval?: readonly [number, number] | undefined;
  /** `key` of one of `kinds`. */
  readonly kind: string;
  /** Two kinds are too close to call: drawn hollow; the words stand in the narrow list ("mixed with Must-be"). */
  readonly mixed?: string | undefined;
  readonly small?: string | undefined;
  readonly detail?: string | undefined;
}

/** Points on a plane cut into four: Kano coefficients, importance and performance. Three to forty points. */
export interface QuadrantMapSpec {
  readonly x: QuadrantAxis;
  readonly y: QuadrantAxis;
  readonly quadrants: {
    readonly topLeft: Quadrant;
    readonly topRight: Quadrant;
    readonly bottomLeft: Quadrant;
    readonly bottomRight: Quadrant;
  };
  /** In the order in which the narrow list names them. */
  readonly kinds: readonly PointKind[];
  readonly points: readonly MapPoint[];
  readonly legend: {
    readonly clear?: string | undefined;
    readonly mixed?: string | undefined;
    readonly interval?: string | undefined;
  };
}
