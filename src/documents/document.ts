/** What is printed for people, before it is plain text or pages. Texts are on one line each, whatever they came from. */
export interface Document {
  /** What it is and which one, such as `Purchase order 12`. */
  readonly title: string;
  /** Whose it is, and below that where they are. */
  readonly from: { readonly name: string; readonly address: readonly string[] };
  /** Whom and where it is about, beside each other. */
  readonly blocks: readonly Block[];
  /** What else stands in its head, such as a day. */
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly table: Table;
  /** Below the table, each at its end. */
  readonly totals: readonly (readonly [name: string, amount: string])[];
  readonly note: readonly string[];
  /** The day that the document is of. */
  readonly day: string;
  readonly paper: 'A4' | 'LETTER';
}

interface Block {
  readonly title: string;
  readonly lines: readonly string[];
}

interface Table {
  readonly columns: readonly DocumentColumn[];
  readonly rows: readonly DocumentRow[];
}

export interface DocumentColumn {
  readonly head: string;
  readonly align: 'left' | 'right';
  /** Takes the room that the others leave; one column does. */
  readonly grows?: true;
}

export interface DocumentRow {
  /** One a column. */
  readonly cells: readonly string[];
  /** Below the cell that grows, smaller. */
  readonly beside?: string;
}

/** An address as it stands on an envelope. */
export function addressOf(place: {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
}): string[] {
  const town = [place.city, place.postcode].filter(Boolean).join('  ');
  return [place.line1, place.line2, town, place.country].flatMap((line) => (line ? [line] : []));
}
