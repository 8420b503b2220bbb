import type { Engine } from '../src/store/columns.ts';
import { theShop } from './0001_the_shop.ts';
import { theBridge } from './0002_the_bridge.ts';
import { stockCounts } from './0003_stock_counts.ts';
import { purchasing } from './0004_purchasing.ts';
import { kits } from './0005_kits.ts';
import { lotsWithExpiry } from './0006_lots.ts';
import { channels } from './0007_channels.ts';
import { outbox } from './0008_outbox.ts';

export interface Migration {
  readonly version: number;
  readonly subject: string;
  /** The statements in order; one source for both engines. */
  readonly statements: (engine: Engine) => readonly string[];
}

/** In the order of their versions; a migration that was shipped never changes (a test pins their hashes). */
export const migrations: readonly Migration[] = [
  { version: 1, subject: 'the shop', statements: theShop },
  { version: 2, subject: 'the bridge', statements: theBridge },
  { version: 3, subject: 'stock counts', statements: stockCounts },
  { version: 4, subject: 'purchasing', statements: purchasing },
  { version: 5, subject: 'kits', statements: kits },
  { version: 6, subject: 'lots', statements: lotsWithExpiry },
  { version: 7, subject: 'channels', statements: channels },
  { version: 8, subject: 'outbox', statements: outbox },
];
