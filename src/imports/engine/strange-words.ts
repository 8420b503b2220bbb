import { textAt } from './cells.ts';
import type { Layout } from './layout.ts';
import { folded, listed } from './names.ts';
import type { TableRow } from './rows.ts';

/** What a column of a format says of an order, where its words are known. */
const states = ['lifecycle', 'payment', 'fulfilment'] as const;

interface Column {
  readonly place: NonNullable<ReturnType<Layout['columns']['get']>>;
  readonly name: string;
  readonly known: ReadonlySet<string>;
  readonly strange: Map<string, number>;
}

/** Words for the state of an order that their format does not know, such as those of another language or a plug-in. */
export class StrangeWords {
  private readonly columns: readonly Column[];

  constructor({ format, columns, header }: Layout) {
    const worded = states.flatMap((field) => {
      const [place, words] = [columns.get(field), format.words?.[field]];
      // Of a column that is only asked whether an order is cancelled, other words mean nothing.
      return place && words && format.words?.['payment'] ? [{ place, words }] : [];
    });
    const byColumn = Map.groupBy(worded, ({ place }) => place.columns[0] ?? 0);
    this.columns = [...byColumn].flatMap(([index, fields]) => {
      const known = new Set(fields.flatMap(({ words }) => Object.keys(words).map(folded)));
      return fields
        .slice(0, 1)
        .map(({ place }) => ({ place, name: header[index] ?? '', known, strange: new Map() }));
    });
  }

  look(row: TableRow): void {
    for (const { place, known, strange } of this.columns) {
      const word = textAt(row, place);
      if (word !== '' && !known.has(folded(word))) strange.set(word, (strange.get(word) ?? 0) + 1);
    }
  }

  /** What people have to know: such orders stand as if nothing was said. */
  said(): string[] {
    return this.columns.flatMap(({ name, strange }) =>
      strange.size === 0
        ? []
        : [
            `docket does not know what these words of the column “${name}” mean, and takes nothing from them: ${listed([...strange.keys()])}.`,
          ],
    );
  }
}
