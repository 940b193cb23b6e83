import { SentimentIntensityAnalyzer } from 'vader-sentiment';
import { readEnglish } from './english.ts';
import { POLITE_PHRASES, SERVICE_PHRASES } from './service-language.ts';

type Mood = 'Positive' | 'Negative' | 'Neutral' | 'Mixed';

/** VADER's constant: `compound = sum / √(sum² + 15)`. */
const NORMALISATION = 15;
const NEUTRAL_WEIGHT = 1.6;
const MOOD_WEIGHT = 5;
const MIXED_WEIGHT = 9;
const MIXED_THRESHOLD = 1.3;
/** How much a mood thins out in a longer text: 0 not at all, 1 fully. */
const DILUTION = 0.35;

/** The prevailing sentiment of an English text, with scores that add up to one. */
export function sentiment(text: string) {
  const clauses = readEnglish(text).sentences.flatMap(clausesOf);
  const valences = clauses.map(valence);
  const positive = strength(valences);
  const negative = strength(valences.map((each) => -each));
  const weights: Record<Mood, number> = {
    Positive: MOOD_WEIGHT * (positive - 0.6 * negative),
    Negative: MOOD_WEIGHT * (negative - 0.6 * positive),
    Neutral: NEUTRAL_WEIGHT,
    Mixed: MIXED_WEIGHT * Math.min(positive, negative) - MIXED_THRESHOLD,
  };
  const SentimentScore = shares(weights);
  const moods = Object.keys(weights) as Mood[];
  const top = moods.reduce((best, mood) => (SentimentScore[mood] > SentimentScore[best] ? mood : best));
  return { Sentiment: top.toUpperCase(), SentimentScore };
}

/** A sentence may praise and blame; what stands between such conjunctions is weighed by itself. */
function clausesOf(sentence: string): string[] {
  return sentence.split(/\b(?:but|however|although|though)\b|;/i).filter((clause) => /\w/.test(clause));
}

/** -1 to 1, where the general lexicon and the language of service calls count alike. */
function valence(clause: string): number {
  const plain = POLITE_PHRASES.reduce((rest, phrase) => rest.replace(phrase, ' '), clause.trim());
  const { compound } = SentimentIntensityAnalyzer.polarity_scores(plain);
  const bounded = Math.max(-0.99, Math.min(0.99, compound));
  const general = (bounded * Math.sqrt(NORMALISATION)) / Math.sqrt(1 - bounded ** 2);
  const lowerCase = plain.toLowerCase();
  const service = SERVICE_PHRASES.map(([phrase, weight]) => (lowerCase.match(phrase)?.length ?? 0) * weight);
  const sum = service.reduce((total, each) => total + each, general);
  return sum / Math.sqrt(sum ** 2 + NORMALISATION);
}

/** How strongly a text speaks in one direction, 0 to 1: a few clear clauses among many plain ones still count. */
function strength(valences: number[]): number {
  const sum = valences.reduce((total, each) => total + Math.max(0, each), 0);
  return Math.min(1, sum / Math.max(1, valences.length) ** DILUTION);
}

function shares(weights: Record<Mood, number>): Record<Mood, number> {
  const entries = Object.entries(weights).map(([mood, weight]) => [mood, Math.exp(weight)] as const);
  const sum = entries.reduce((total, [, share]) => total + share, 0);
  return Object.fromEntries(entries.map(([mood, share]) => [mood, share / sum])) as Record<Mood, number>;
}
