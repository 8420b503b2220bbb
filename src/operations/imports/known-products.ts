import { nearest } from '../../base/nearest.ts';
import type { NewProduct } from '../../domain/events.ts';
import { withLostZeros } from '../../domain/imports/lost-zeros.ts';
import type { OrderedLine } from '../../domain/imports/records.ts';
import { findProducts, type Product } from '../../store/load/products.ts';
import { record } from '../../store/record/index.ts';
import type { Work } from '../../store/work.ts';
import type { Importing } from './outcome.ts';

const SUGGESTIONS = 20;

/** A line that names a product, and where it stands in the file. */
type SkuAt = Pick<OrderedLine, 'at' | 'sku'>;

/** The products that the lines of a file speak of, those that have to be made first included. */
export class Goods {
  /** Products that were made. */
  made = 0;
  private readonly work: Work;
  private readonly importing: Importing;
  private readonly known = new Map<string, Product>();
  private readonly fresh = new Map<string, NewProduct>();
  private readonly unknown = new Set<string>();
  /** The spelling of a SKU by its folded form: the catalogue's, else the first one of the file. */
  private readonly spellings = new Map<string, string>();
  private readonly used = new Map<string, Set<string>>();
  private readonly created = new Set<string>();
  private catalogue: readonly string[] | undefined;
  /** What is left of the SKUs of the catalogue that begin with zeros. */
  private zeroless: ReadonlySet<string> | undefined;
  private readonly hints = new Map<string, string>();

  constructor(work: Work, importing: Importing) {
    this.work = work;
    this.importing = importing;
  }

  /** Looks up the SKUs of a batch at once; one that nobody knows is an issue unless it may be made. */
  async look(lines: readonly SkuAt[]): Promise<void> {
    const { options, survey, isService } = this.importing;
    if (options.fold_case) await this.fold(lines);
    const skus = [...new Set(lines.map(({ sku }) => this.skuOf(sku)))];
    const asked = skus.filter(
      (sku) => !this.known.has(sku) && !this.fresh.has(sku) && !this.unknown.has(sku),
    );
    for (const [sku, product] of await findProducts(this.work, asked)) this.known.set(sku, product);
    const strange = asked.filter((sku) => !this.known.has(sku));
    for (const sku of strange)
      if (options.create_products && !(await this.hasLostZeros(sku)))
        this.fresh.set(sku, survey.newProduct(sku, isService));
      else this.unknown.add(sku);
    await this.refuseUnknown(lines);
  }

  /** The SKU that a spelling stands for. */
  skuOf(spelling: string): string {
    return this.spellings.get(spelling.toLowerCase()) ?? spelling;
  }

  find(spelling: string): Product | NewProduct | undefined {
    const sku = this.skuOf(spelling);
    return this.known.get(sku) ?? this.fresh.get(sku);
  }

  /** Makes the new products that these lines need; afterwards `product` knows every one of them. */
  async make(lines: readonly SkuAt[]): Promise<void> {
    for (const { sku } of lines) this.use(this.skuOf(sku));
    const needed = [...new Set(lines.map(({ sku }) => this.skuOf(sku)))].flatMap(
      (sku) => this.fresh.get(sku) ?? [],
    );
    await record(
      this.work,
      needed.map((product) => ({ type: 'product_added', ...product })),
    );
    for (const { sku } of needed) {
      this.fresh.delete(sku);
      this.created.add(sku);
    }
    const made = await findProducts(
      this.work,
      needed.map(({ sku }) => sku),
    );
    for (const [sku, product] of made) this.known.set(sku, product);
    this.made += needed.length;
  }

  product(spelling: string): Product | undefined {
    return this.known.get(this.skuOf(spelling));
  }

  /** New products whose codes differ in case only from others of the file. */
  warnings(): string[] {
    const twins = [...this.used.values()].filter(
      (all) => all.size > 1 && [...all].some((sku) => this.created.has(sku)),
    );
    if (twins.length === 0) return [];
    const listed = twins.map((all) => [...all].toSorted().join(' and ')).join(', ');
    const these =
      twins.length === 1
        ? 'One code is written in capitals and in small letters, and stands for two products'
        : `${twins.length} codes are written in capitals and in small letters, and stand for two products each`;
    return [`${these}: ${listed}. --fold-case makes them one.`];
  }

  private use(sku: string): void {
    const folded = sku.toLowerCase();
    this.used.set(folded, (this.used.get(folded) ?? new Set<string>()).add(sku));
  }

  private async fold(lines: readonly SkuAt[]): Promise<void> {
    const first = this.catalogue === undefined ? await this.skus() : [];
    for (const sku of [...first, ...lines.map((line) => line.sku)]) {
      if (!this.spellings.has(sku.toLowerCase())) this.spellings.set(sku.toLowerCase(), sku);
    }
  }

  /** Whether a spreadsheet has made a number of a known SKU, such as 417 of 00417. */
  private async hasLostZeros(sku: string): Promise<boolean> {
    this.zeroless ??= new Set(
      (await this.skus()).filter((known) => known.startsWith('0')).map((known) => known.replace(/^0+/, '')),
    );
    return this.zeroless.has(sku);
  }

  private async skus(): Promise<readonly string[]> {
    if (this.catalogue) return this.catalogue;
    const rows = await this.work.tx
      .selectFrom('products')
      .select('sku')
      .where('undone_by', 'is', null)
      .orderBy('id')
      .execute();
    this.catalogue = rows.map(({ sku }) => sku);
    return this.catalogue;
  }

  private async refuseUnknown(lines: readonly SkuAt[]): Promise<void> {
    const strange = lines.filter(({ sku }) => this.unknown.has(this.skuOf(sku)));
    if (strange.length === 0) return;
    const skus = await this.skus();
    for (const { at, sku } of strange) {
      const hint = this.hints.get(sku) ?? this.hintFor(sku, skus);
      this.importing.issues.add(at, 'not_found', `There is no product “${sku}” (${hint}).`, {
        column: 'sku',
        value: sku,
      });
    }
  }

  /** Likeness is looked for in the first few only: it is slow, and a list of thousands helps nobody. */
  private hintFor(sku: string, skus: readonly string[]): string {
    const zeros = withLostZeros(sku, skus);
    const near = zeros ?? (this.hints.size < SUGGESTIONS ? nearest(sku, skus) : undefined);
    const lost = zeros === undefined ? '' : ': the leading zeros are lost';
    const hint = near === undefined ? '--create-products makes it' : `did you mean ${near}?${lost}`;
    this.hints.set(sku, hint);
    return hint;
  }
}
