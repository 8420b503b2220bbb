import { many } from '../../kit/command.ts';
import { reportListView } from '../../views/report.ts';
import { command } from '../desk.ts';

export default command({
  summary: 'Lists the reports that there are.',
  examples: [['docket reports list', 'each with its sentence']],
  view: reportListView,
  async run() {
    const [{ reports }, { allColumns }] = await Promise.all([
      import('../../reports/index.ts'),
      import('../../reports/report.ts'),
    ]);
    const listed = reports.map((report) => ({
      name: report.name,
      summary: report.summary,
      by: Object.keys(report.groups),
      columns: allColumns(report).map(({ name }) => name),
    }));
    return many(reportListView, listed, { next: 'docket reports sales --by month --period this-year' });
  },
});
