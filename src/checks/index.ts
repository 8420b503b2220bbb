import type { Check } from './check.ts';
import { countResults } from './counts.ts';
import { creditSums } from './credits.ts';
import { eventHashes } from './event-hashes.ts';
import { lineCounters } from './line-counters.ts';
import { logComplete } from './log.ts';
import { moveShapes, reversals, voidedShipments } from './moves.ts';
import { lifecycles, money, undone } from './orders.ts';
import { levelPromises, promisesToOpenOrders } from './promises.ts';
import { purchaseCounters, purchaseValues } from './purchases.ts';
import { references } from './references.ts';
import { returnCounters } from './return-counters.ts';
import { rollUps } from './roll-ups.ts';
import { stockLevels } from './stock-levels.ts';
import { storage } from './storage.ts';
import { transferCounters, transit } from './transfers.ts';
import type { Reading } from '../store/work.ts';

/** The laws that `docket db check` proves, one file and one line each. */
export const checks: readonly Check[] = [
  storage,
  references,
  stockLevels,
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
  lineCounters,
  returnCounters,
  creditSums,
  rollUps,
  lifecycles,
  undone,
  money,
  eventHashes,
  logComplete,
];

export interface Finding {
  readonly name: string;
  readonly law: string;
  readonly ok: boolean;
  readonly problems: readonly string[];
}

/** Runs every check against one moment of the books. */
export async function checkBooks(reading: Reading): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, law, breaches } of checks) {
    const problems = await breaches(reading);
    findings.push({ name, law, ok: problems.length === 0, problems });
  }
  return findings;
}
