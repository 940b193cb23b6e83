import { startAwsJson, type AwsJsonService } from '../aws-json/aws-json-service.ts';
import type { SigningCredentials } from '../signature/verify-signature.ts';
import { customEntities, type CustomRecognizer } from './custom-recognizer.ts';
import { dominantLanguages } from './dominant-language.ts';
import { entities } from './entities.ts';
import { keyPhrases } from './key-phrases.ts';
import { batchDetect, byEndpoint, detect, type Analysis } from './operations.ts';
import { piiEntities } from './pii.ts';
import { sentiment } from './sentiment.ts';
import { syntaxTokens } from './syntax.ts';

export type ComprehendOptions = {
  credentials: SigningCredentials;
  region: string;
  port?: number | undefined;
  /** By the ARN of the endpoint that serves them. */
  recognizers?: ReadonlyMap<string, CustomRecognizer> | undefined;
};

const SYNTAX_LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt'];
const LANGUAGES = [...SYNTAX_LANGUAGES, 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];
const PII_LANGUAGES = ['en', 'es'];
/** What the local libraries and rules read. */
const ANALYSED = ['en'];
const SHORT = 5_000;
const LONG = 100_000;
const LONGEST_FOR_ENDPOINT = 10_000;
/** DetectDominantLanguage takes no text of fewer characters. */
const SHORTEST_FOR_LANGUAGE = 20;

const detectSentiment: Analysis = sentiment;
const detectKeyPhrases: Analysis = (text) => ({ KeyPhrases: keyPhrases(text) });
const detectEntities: Analysis = (text) => ({ Entities: entities(text) });
const detectSyntax: Analysis = (text) => ({ SyntaxTokens: syntaxTokens(text) });
const detectPii: Analysis = (text, language) => ({ Entities: piiEntities(text, language) });
const detectLanguage: Analysis = async (text) => ({ Languages: await dominantLanguages(text) });

/** Serves Comprehend's operations with the service's limits and errors, as far as local libraries can answer them. */
export function startComprehend({
  credentials,
  region,
  port,
  recognizers = new Map(),
}: ComprehendOptions): Promise<AwsJsonService> {
  const short = { bytes: SHORT, languages: LANGUAGES, analysed: ANALYSED };
  const long = { ...short, bytes: LONG };
  const syntax = { ...short, languages: SYNTAX_LANGUAGES };
  const pii = { bytes: LONG, languages: PII_LANGUAGES, analysed: PII_LANGUAGES };
  return startAwsJson({
    service: 'comprehend',
    targetPrefix: 'Comprehend_20171127',
    credentials,
    region,
    port,
    operations: {
      DetectSentiment: detect(detectSentiment, short),
      BatchDetectSentiment: batchDetect(detectSentiment, short),
      DetectKeyPhrases: detect(detectKeyPhrases, long),
      BatchDetectKeyPhrases: batchDetect(detectKeyPhrases, short),
      DetectEntities: byEndpoint(
        detect(detectEntities, long),
        recognizers,
        (text, recognizer) => ({ Entities: customEntities(text, recognizer) }),
        { bytes: LONGEST_FOR_ENDPOINT },
      ),
      BatchDetectEntities: batchDetect(detectEntities, short),
      DetectSyntax: detect(detectSyntax, syntax),
      BatchDetectSyntax: batchDetect(detectSyntax, syntax),
      DetectDominantLanguage: detect(detectLanguage, { bytes: LONG }, SHORTEST_FOR_LANGUAGE),
      BatchDetectDominantLanguage: batchDetect(detectLanguage, { bytes: SHORT }),
      DetectPiiEntities: detect(detectPii, pii),
    },
  });
}
