/** A link with its words. */
export interface Link {
  readonly href: string;
  readonly text: string;
  readonly current?: boolean;
}

/** All that a page's frame prints: finished words and addresses, nothing to look up. */
export interface PageFrame {
  readonly lang: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly skip: string;
  readonly home: Link;
  readonly client?: string | undefined;
  /** Address of the client's picture; it stands for Topbox's mark. */
  readonly logo?: string | undefined;
  /** Addresses of style sheets that belong to this study alone. */
  readonly styles?: readonly string[];
  readonly study?: string | undefined;
  readonly links: { readonly label: string; readonly items: readonly Link[] };
  readonly languages: {
    readonly label: string;
    readonly items: readonly { readonly tag: string; readonly name: string; readonly href: string }[];
  };
  readonly footer: readonly string[];
  /** Printed on every page of a study whose data are not what they look like. */
  readonly notice?: string | undefined;
  readonly robots?: string | undefined;
  /** What those who show links are told; absolute addresses where the site's own is known. */
  readonly share?: { readonly image: string; readonly words: string; readonly address: string | undefined } | undefined;
}
