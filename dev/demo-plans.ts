export interface DemoPlan {
  name: string;
  /** Null stays a draft. */
  launchedDaysAgo: number | null;
  lastDialDaysAgo: number;
  contacts: number;
  /** Campaigns of the same list call the same people. */
  list: number;
  calls: number;
  numbers: number;
  /** Days from now; past ones are negative. */
  endsInDays?: number;
  eventInDays?: number;
  /** Whether the demo's callers are assigned. */
  called?: true;
  archived?: true;
}

/** A phone bank a few weeks before an election, with each thing in it that the pages can show. */
export const demoPlans: readonly DemoPlan[] = [
  {
    name: 'Spring fundraiser',
    launchedDaysAgo: 60,
    lastDialDaysAgo: 12,
    contacts: 200,
    list: 0,
    calls: 230,
    numbers: 8,
    archived: true,
  },
  {
    name: 'Ballot measure 3, first round',
    launchedDaysAgo: 75,
    lastDialDaysAgo: 45,
    contacts: 150,
    list: 1,
    calls: 140,
    numbers: 3,
    archived: true,
  },
  {
    name: 'School board forum',
    launchedDaysAgo: 50,
    lastDialDaysAgo: 28,
    contacts: 110,
    list: 11,
    calls: 95,
    numbers: 2,
    endsInDays: -27,
    eventInDays: -26,
    archived: true,
  },
  {
    name: 'Ward 4 canvass follow-up',
    launchedDaysAgo: 34,
    lastDialDaysAgo: 9,
    contacts: 300,
    list: 2,
    calls: 180,
    numbers: 4,
    endsInDays: 20,
  },
  {
    name: 'Volunteer drive',
    launchedDaysAgo: 41,
    lastDialDaysAgo: 25,
    contacts: 160,
    list: 3,
    calls: 110,
    numbers: 3,
  },
  {
    name: 'Donor thank-you calls',
    launchedDaysAgo: 21,
    lastDialDaysAgo: 4,
    contacts: 120,
    list: 4,
    calls: 150,
    numbers: 2,
    endsInDays: 10,
  },
  {
    name: 'Early voting reminders',
    launchedDaysAgo: 28,
    lastDialDaysAgo: 3,
    contacts: 280,
    list: 5,
    calls: 240,
    numbers: 4,
    endsInDays: -2,
  },
  {
    name: 'Town hall turnout',
    launchedDaysAgo: 18,
    lastDialDaysAgo: 6,
    contacts: 180,
    list: 6,
    calls: 120,
    numbers: 3,
    endsInDays: 12,
    eventInDays: -5,
  },
  {
    name: 'Get out the vote, ward 4',
    launchedDaysAgo: 8,
    lastDialDaysAgo: 0,
    contacts: 340,
    list: 2,
    calls: 210,
    numbers: 5,
    endsInDays: 13,
    eventInDays: 14,
    called: true,
  },
  {
    name: 'Get out the vote, ward 7',
    launchedDaysAgo: 8,
    lastDialDaysAgo: 0,
    contacts: 400,
    list: 7,
    calls: 260,
    numbers: 6,
    endsInDays: 13,
    eventInDays: 14,
    called: true,
  },
  {
    name: 'Poll worker recruitment',
    launchedDaysAgo: 5,
    lastDialDaysAgo: 1,
    contacts: 90,
    list: 8,
    calls: 40,
    numbers: 2,
    endsInDays: 9,
  },
  {
    name: 'Town hall invitations',
    launchedDaysAgo: null,
    lastDialDaysAgo: 0,
    contacts: 80,
    list: 9,
    calls: 0,
    numbers: 0,
    endsInDays: 30,
    eventInDays: 31,
  },
  {
    name: 'Winter membership renewals',
    launchedDaysAgo: null,
    lastDialDaysAgo: 0,
    contacts: 0,
    list: 10,
    calls: 0,
    numbers: 0,
  },
];
