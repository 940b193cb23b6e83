import { runApexTests } from '../../apex-in-org.ts';

jest.setTimeout(120_000);

const CLASS = 'AC_CommentAuthorshipTest';

/** Messages of the tests that fail. */
async function failuresWith(change: (source: string) => string): Promise<string[]> {
  const { tests } = await runApexTests([CLASS], (file, source) => {
    if (!file.endsWith(`/${CLASS}.cls`)) return source;
    return change(source);
  });
  expect(tests.length).toBeGreaterThan(0);
  return tests.flatMap(({ outcome, message }) => (outcome === 'Fail' ? [message ?? ''] : []));
}

describe('an update of a comment as its author', () => {
  it('passes with nothing but what changes', async () => {
    await expect(failuresWith((source) => source)).resolves.toEqual([]);
  });

  it('is refused with the contact that it hangs on, which cannot change', async () => {
    const rowOfId = 'return new AC_Comment__c(Id = comment.Id, Body__c = body);';
    const failures = await failuresWith((source) => {
      expect(source).toContain(rowOfId);
      return source.replace(rowOfId, 'comment.Body__c = body; return comment;');
    });
    expect(failures.join('\n')).toMatch(/fields being inaccessible on Sobject AC_Comment__c/);
  });
});
