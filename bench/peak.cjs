'use strict';
// Loaded before the measured program: leaves its largest resident set (kilobytes) in a file when it ends.
process.on('exit', function () {
  require('fs').writeFileSync(process.env.DOCKET_BENCH_PEAK, String(process.resourceUsage().maxRSS));
});
