import { belowZero } from './below-zero.ts';
import type { Check } from './check.ts';
import { countResults } from './counts.ts';
import { creditSums } from './credits.ts';
import { eventHashes } from './event-hashes.ts';
import { kitCounters, kitLines, recipes } from './kits.ts';
import { lineCounters } from './line-counters.ts';
import { listings } from './listings.ts';
import { logComplete } from './log.ts';
import { lotsOfLevels, lotsOfLines, lotsReturned } from './lots.ts';
import { messages } from './messages.ts';
import { moveShapes, reversals, voidedShipments } from './moves.ts';
import { lifecycles, money, undone } from './orders.ts';
import { levelPromises, promisesToOpenOrders } from './promises.ts';
import { purchaseCounters, purchaseValues } from './purchases.ts';
import { references } from './references.ts';
import { returnCounters } from './return-counters.ts';
import { rollUps } from './roll-ups.ts';
import { supplierReturns } from './supplier-returns.ts';
import { stockLevels } from './stock-levels.ts';
import { storage } from './storage.ts';
import { transferCounters, transit } from './transfers.ts';
import type { Reading } from '../store/work.ts';

/** The laws that `docket db check` proves, one file and one line each. */
export const checks: readonly Check[] = [
  storage,
  references,
  stockLevels,
  lotsOfLevels,
  lotsOfLines,
  lotsReturned,
  belowZero,
  moveShapes,
  reversals,
  levelPromises,
  promisesToOpenOrders,
  voidedShipments,
  transferCounters,
  transit,
  countResults,
  purchaseCounters,
  purchaseValues,
  supplierReturns,
  messages,
  lineCounters,
  kitLines,
  kitCounters,
  recipes,
  returnCounters,
  creditSums,
  rollUps,
  lifecycles,
  undone,
  money,
  listings,
  eventHashes,
  logComplete,
];

export interface Finding {
  readonly name: string;
  readonly law: string;
  readonly ok: boolean;
  readonly problems: readonly string[];
  /** What somebody forced, and no damage. */
  readonly forced: boolean;
}

/** Runs every check against one moment of the books. */
export async function checkBooks(reading: Reading): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, law, breaches, forced = false } of checks) {
    const problems = await breaches(reading);
    findings.push({ name, law, ok: problems.length === 0, problems, forced });
  }
  return findings;
}
