/** `q7` of `q7_3`, `Q7[SQ001]`, `reasons_price`; undefined where the heading is a sentence. */
export function stemOf(heading: string): string | undefined {
  return /^([A-Za-z]\w*?)(?:___?|[_./-]|\[)\w+\]?$/.exec(heading)?.[1];
}
