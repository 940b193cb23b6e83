/** Languages below this share are not worth naming. */
const SMALLEST_SHARE = 0.005;
/** The detector's scores lie close together; raised so, they are as far apart as Comprehend's. */
const SHARPNESS = 20;

/** The languages of a text, likeliest first, with shares that add up to at most one; none for mere digits. */
export async function dominantLanguages(text: string) {
  const { eld } = await import('eld/extrasmall');
  const scores = Object.entries(eld.detect(text).getScores()).map(
    ([language, score]) => [language, score ** SHARPNESS] as const,
  );
  const sum = scores.reduce((total, [, score]) => total + score, 0);
  return scores
    .map(([LanguageCode, score]) => ({ LanguageCode, Score: score / sum }))
    .filter(({ Score }) => Score >= SMALLEST_SHARE)
    .sort((a, b) => b.Score - a.Score);
}
