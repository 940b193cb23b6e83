import { startAwsJson, type AwsJsonService } from '../aws-json/aws-json-service.ts';
import type { SigningCredentials } from '../signature/verify-signature.ts';
import { dominantLanguages } from './dominant-language.ts';
import { entities } from './entities.ts';
import { keyPhrases } from './key-phrases.ts';
import { batchDetect, detect, type Analysis } from './operations.ts';
import { piiEntities } from './pii.ts';
import { sentiment } from './sentiment.ts';
import { syntaxTokens } from './syntax.ts';

export type ComprehendOptions = { credentials: SigningCredentials; region: string; port?: number };

const SYNTAX_LANGUAGES = ['en', 'es', 'fr', 'de', 'it', 'pt'];
const LANGUAGES = [...SYNTAX_LANGUAGES, 'ar', 'hi', 'ja', 'ko', 'zh', 'zh-TW'];
const PII_LANGUAGES = ['en', 'es'];
const SHORT = 5_000;
const LONG = 100_000;
/** DetectDominantLanguage takes no text of fewer characters. */
const SHORTEST_FOR_LANGUAGE = 20;

const detectSentiment: Analysis = sentiment;
const detectKeyPhrases: Analysis = (text) => ({ KeyPhrases: keyPhrases(text) });
const detectEntities: Analysis = (text) => ({ Entities: entities(text) });
const detectSyntax: Analysis = (text) => ({ SyntaxTokens: syntaxTokens(text) });
const detectPii: Analysis = (text) => ({ Entities: piiEntities(text) });
const detectLanguage: Analysis = async (text) => ({ Languages: await dominantLanguages(text) });

/** Serves Comprehend's operations with the service's limits; analyses English, and tells any language. */
export function startComprehend({ credentials, region, port }: ComprehendOptions): Promise<AwsJsonService> {
  return startAwsJson({
    service: 'comprehend',
    targetPrefix: 'Comprehend_20171127',
    credentials,
    region,
    port,
    operations: {
      DetectSentiment: detect(detectSentiment, { bytes: SHORT, languages: LANGUAGES }),
      BatchDetectSentiment: batchDetect(detectSentiment, { bytes: SHORT, languages: LANGUAGES }),
      DetectKeyPhrases: detect(detectKeyPhrases, { bytes: LONG, languages: LANGUAGES }),
      BatchDetectKeyPhrases: batchDetect(detectKeyPhrases, { bytes: SHORT, languages: LANGUAGES }),
      DetectEntities: detect(detectEntities, { bytes: LONG, languages: LANGUAGES }),
      BatchDetectEntities: batchDetect(detectEntities, { bytes: SHORT, languages: LANGUAGES }),
      DetectSyntax: detect(detectSyntax, { bytes: SHORT, languages: SYNTAX_LANGUAGES }),
      BatchDetectSyntax: batchDetect(detectSyntax, { bytes: SHORT, languages: SYNTAX_LANGUAGES }),
      DetectDominantLanguage: detect(detectLanguage, { bytes: LONG }, SHORTEST_FOR_LANGUAGE),
      BatchDetectDominantLanguage: batchDetect(detectLanguage, { bytes: SHORT }),
      DetectPiiEntities: detect(detectPii, { bytes: LONG, languages: PII_LANGUAGES }),
    },
  });
}
