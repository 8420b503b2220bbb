/** What a place can be for; the others that the books know are virtual and docket's own. */
export const placeKinds = ['shop', 'warehouse', 'third_party', 'quarantine', 'damaged', 'transit'] as const;

export type PlaceKind = (typeof placeKinds)[number];

const neverSold: ReadonlySet<string> = new Set<PlaceKind>(['quarantine', 'damaged', 'transit']);

/** Whether orders may be promised what lies at a place of a kind: those of the first three kinds, unless it is said otherwise. */
export function sellableAt(kind: string, said?: boolean): 0 | 1 {
  return !neverSold.has(kind) && said !== false ? 1 : 0;
}

/** What is wrong with selling from a place of this kind, if anything. */
export function sellableProblem(kind: string, said: boolean | undefined): string | undefined {
  if (said !== true || !neverSold.has(kind)) return undefined;
  return `Nothing is sold from a place of the kind ${kind}.`;
}
