import { backlog } from './backlog.ts';
import { deadStock } from './dead-stock.ts';
import { forecast } from './forecast.ts';
import { fulfilment } from './fulfilment.ts';
import { oversold } from './oversold.ts';
import type { Report } from './report.ts';
import { returns } from './returns.ts';
import { sales } from './sales.ts';
import { stock } from './stock.ts';

/** Every report that there is, one file and one line each (and one in the registry of commands). */
export const reports: readonly Report[] = [
  sales,
  returns,
  fulfilment,
  backlog,
  oversold,
  stock,
  deadStock,
  forecast,
];
