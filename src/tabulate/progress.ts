/** How far something that takes long has come. */
export interface Progress {
  readonly study: string;
  readonly done: number;
  readonly of: number;
}

type Listener = (progress: Progress) => void;

let listener: Listener | undefined;

/** Be told of progress; one listener at a time. Nobody listens until somebody asks to. */
export function listenToProgress(next: Listener | undefined): void {
  listener = next;
}

/** The same items, reporting each; and, once they are all read, that there are no more. */
export function* reported<T>(study: string, of: number, items: Iterable<T>): Generator<T> {
  let done = 0;
  for (const item of items) {
    yield item;
    listener?.({ study, done: ++done, of });
  }
}
