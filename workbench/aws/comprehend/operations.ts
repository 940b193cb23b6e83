import { z } from 'zod';
import { AwsJsonError } from '../aws-json/aws-json-error.ts';
import type { AwsJsonOperation } from '../aws-json/aws-json-service.ts';
import { validated } from '../aws-json/validated.ts';

/** What an operation answers for one text. */
export type Analysis = (text: string) => object | Promise<object>;

/** `languages` undefined: the operation takes no language. */
export type Limits = { bytes: number; languages?: readonly string[] };

const LARGEST_BATCH = 25;
const ANALYSED_LANGUAGE = 'en';

const single = z.object({
  Text: z.string().min(1, 'must not be empty'),
  LanguageCode: z.string().optional(),
  EndpointArn: z.string().optional(),
});
const batch = z.object({
  TextList: z.array(z.string().min(1, 'must not be empty')).min(1, 'must hold at least one document'),
  LanguageCode: z.string().optional(),
});

/** An operation on one document. `shortest` is the least number of characters that it takes. */
export function detect(analyse: Analysis, limits: Limits, shortest = 1): AwsJsonOperation {
  return (input) => {
    const { Text, LanguageCode, EndpointArn } = validated(single, input, 'InvalidRequestException');
    if (EndpointArn) {
      throw new AwsJsonError('ResourceUnavailableException', 'The local Comprehend has no custom endpoints.');
    }
    checkLanguage(LanguageCode, limits);
    checkSize(Text, limits);
    if ([...Text].length < shortest) {
      throw new AwsJsonError('InvalidRequestException', `Text must have at least ${shortest} characters.`);
    }
    return analyse(Text);
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
        ResultList.push({ Index, ...(await analyse(text)) });
      } catch (error) {
        if (!(error instanceof AwsJsonError)) throw error;
        ErrorList.push({ Index, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: error.message });
      }
    }
    return { ResultList, ErrorList };
  };
}

function checkLanguage(code: string | undefined, { languages }: Limits): void {
  if (!languages) return;
  if (code === undefined) throw new AwsJsonError('InvalidRequestException', 'LanguageCode must be given.');
  if (!languages.includes(code)) {
    throw new AwsJsonError(
      'UnsupportedLanguageException',
      `This operation does not know the language given; it knows ${languages.join(', ')}.`,
    );
  }
  if (code !== ANALYSED_LANGUAGE) {
    throw new AwsJsonError(
      'UnsupportedLanguageException',
      `The local Comprehend analyses English only; Amazon Comprehend itself would take ${code} here.`,
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
