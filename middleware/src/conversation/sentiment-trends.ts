import type { Insights } from '../contracts/conversation-file.ts';

/** Scores go from −1 to 1; a smaller change between two quarters is steady. */
const STEADY = 0.2;

type ByQuarter = NonNullable<Insights['sentimentByQuarter']>;
type Trends = NonNullable<Insights['sentimentTrend']>;

/** From the first quarter in which a party spoke to the last; a party heard in one quarter only has none. */
export function sentimentTrends(byQuarter: ByQuarter): Trends {
  const trends: Trends = {};
  for (const [party, periods] of Object.entries(byQuarter)) {
    const spoken = periods.filter((period) => period !== null);
    const [first] = spoken;
    const last = spoken.at(-1);
    if (first && last && first !== last) trends[party] = trendOf(last.score - first.score);
  }
  return trends;
}

function trendOf(change: number): Trends[string] {
  if (change >= STEADY) return 'IMPROVING';
  return change <= -STEADY ? 'WORSENING' : 'STEADY';
}
