import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { AwsJsonOperation } from '../aws-json/aws-json-service.ts';
import { validated } from '../aws-json/validated.ts';

/** What an operation answers for one text. */
export type Analysis = (text: string, languageCode: string) => object | Promise<object>;

export type Limits = {
  bytes: number;
  /** Those that the service knows; absent: the operation takes no language. */
  languages?: readonly string[];
  /** Those of them that can be analysed here. */
  analysed?: readonly string[];
};

const LARGEST_BATCH = 25;

/** As the API reference of Amazon Comprehend gives it. */
const ENDPOINT =
  /^arn:aws(-[^:]+)?:comprehend:[a-zA-Z0-9-]*:[0-9]{12}:(document-classifier-endpoint|entity-recognizer-endpoint)\/[a-zA-Z0-9](-*[a-zA-Z0-9])*$/;

const single = z.object({
  Text: z.string().min(1, 'must not be empty'),
  LanguageCode: z.string().optional(),
  EndpointArn: z.string().regex(ENDPOINT, 'must be the ARN of an endpoint').optional(),
});
const batch = z.object({
  TextList: z.array(z.string().min(1, 'must not be empty')).min(1, 'must hold at least one document'),
  LanguageCode: z.string().optional(),
});

/** An operation on one document. `shortest` is the least number of characters that it takes. */
export function detect(analyse: Analysis, limits: Limits, shortest = 1): AwsJsonOperation {
  return (input) => {
    const { Text, LanguageCode } = validated(single, input, 'InvalidRequestException');
    checkLanguage(LanguageCode, limits);
    checkSize(Text, limits);
    if ([...Text].length < shortest) {
      throw new AwsJsonError('InvalidRequestException', `Text must have at least ${shortest} characters.`);
    }
    return analyse(Text, LanguageCode ?? '');
  };
}

/** An operation that a custom model answers where its endpoint is named; that model knows its own language. */
export function byEndpoint<Model>(
  builtIn: AwsJsonOperation,
  models: ReadonlyMap<string, Model>,
  analyse: (text: string, model: Model) => object,
  limits: Limits,
): AwsJsonOperation {
  return (input) => {
    const { Text, EndpointArn } = validated(single, input, 'InvalidRequestException');
    if (EndpointArn === undefined) return builtIn(input);
    const model = models.get(EndpointArn);
    if (!model) {
      throw new AwsJsonError(
        'ResourceUnavailableException',
        'The specified resource is not available. Check the resource and try your request again.',
      );
    }
    checkSize(Text, limits);
    return analyse(Text, model);
  };
}

/** An operation on up to 25 documents: one that is too long is an error of its own and harms no other. */
export function batchDetect(analyse: Analysis, limits: Limits): AwsJsonOperation {
  return async (input) => {
    const { TextList, LanguageCode } = validated(batch, input, 'InvalidRequestException');
    if (TextList.length > LARGEST_BATCH) {
      throw new AwsJsonError(
        'BatchSizeLimitExceededException',
        `The number of documents in the request exceeds the limit of ${LARGEST_BATCH}.`,
      );
    }
    checkLanguage(LanguageCode, limits);
    const ResultList: object[] = [];
    const ErrorList: object[] = [];
    for (const [Index, text] of TextList.entries()) {
      try {
        checkSize(text, limits);
        ResultList.push({ Index, ...(await analyse(text, LanguageCode ?? '')) });
      } catch (error) {
        if (!(error instanceof AwsJsonError)) throw error;
        ErrorList.push({ Index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: error.message });
      }
    }
    return { ResultList, ErrorList };
  };
}

function checkLanguage(code: string | undefined, { languages, analysed = languages }: Limits): void {
  if (!languages) return;
  if (code === undefined) throw new AwsJsonError('InvalidRequestException', 'LanguageCode must be given.');
  if (!languages.includes(code)) {
    throw new AwsJsonError(
      'UnsupportedLanguageException',
      `This operation does not know the language given; it knows ${languages.join(', ')}.`,
    );
  }
  if (!analysed?.includes(code)) {
    throw new AwsJsonError(
      'UnsupportedLanguageException',
      `The local Comprehend analyses ${String(analysed)} only; Amazon Comprehend itself would take ${code} here.`,
    );
  }
}

function checkSize(text: string, { bytes }: Limits): void {
  const size = Buffer.byteLength(text);
  if (size <= bytes) return;
  throw new AwsJsonError(
    'TextSizeLimitExceededException',
    `Input text size exceeds limit. Max length of request text allowed is ${bytes} bytes while in this request the text size is ${size} bytes`,
  );
}
