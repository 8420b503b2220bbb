import { describe, expect, it } from 'vitest';
import { returnStatusOf, type ReturnCounters } from '../../../src/domain/returns/status.ts';

function line(counters: Partial<ReturnCounters>): ReturnCounters {
  return {
    quantity: 3,
    cancelled: 0,
    received: 0,
    restocked: 0,
    scrapped: 0,
    quarantined: 0,
    credited: 0,
    ...counters,
  };
}

describe('the status of a return', () => {
  it.each([
    ['requested', 'requested', [{}]],
    ['declined', 'declined', [{ cancelled: 3 }]],
    ['cancelled', 'cancelled', [{ cancelled: 3 }]],
    ['imported', 'imported', [{ received: 3, credited: 3 }]],
    ['approved', 'approved', [{}]],
    ['approved', 'part_received', [{ received: 2 }]],
    ['approved', 'part_received', [{ received: 3 }, {}]],
    ['approved', 'received', [{ received: 3, restocked: 2 }]],
    ['approved', 'received', [{ received: 2, cancelled: 1 }]],
    ['approved', 'inspected', [{ received: 3, restocked: 1, scrapped: 1, quarantined: 1 }]],
    ['approved', 'refunded', [{ credited: 3 }]],
    ['approved', 'refunded', [{ received: 1, cancelled: 2, credited: 1 }]],
    ['approved', 'approved', [{ credited: 3 }, {}]],
    ['cancelled', 'cancelled', [{ cancelled: 3, credited: 3 }]],
  ] as const)('of one that is %s is %s when its lines are %j', (lifecycle, status, lines) => {
    expect(returnStatusOf(lifecycle, lines.map(line))).toBe(status);
  });
});
