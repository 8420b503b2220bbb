/** Written into every docket file, so that another program's database is told apart ("dkt1"). */
export const APPLICATION_ID = 0x646b7431;
