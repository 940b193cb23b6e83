import { errorText, isAccessError } from 'c/acErrors';

describe('c-ac-errors', () => {
  it.each([
    ['one of Lightning Data Service', { status: 500, body: { message: 'Too busy' } }, 'Too busy'],
    ['several at once', { body: [{ message: 'One.' }, { message: 'Two.' }] }, 'One. Two.'],
    [
      'why a record was not written',
      {
        status: 400,
        body: {
          message: 'An error occurred while trying to update the record. Please try again.',
          output: {
            errors: [{ message: 'Not yours.' }],
            fieldErrors: { Body__c: [{ message: 'Write something.' }] },
          },
        },
      },
      'Not yours. Write something.',
    ],
    ['one of JavaScript', new Error('Broken'), 'Broken'],
    ['nothing', undefined, ''],
    ['an error without words', { status: 500, body: {} }, ''],
  ])('reads %s', (_, error, text) => {
    expect(errorText(error)).toBe(text);
  });

  it.each([
    ['a refusal', { status: 403, body: { message: 'no' } }, true],
    ['a record that is gone', { status: 404 }, true],
    ['a refusal by its code', { body: [{ errorCode: 'INSUFFICIENT_ACCESS' }] }, true],
    [
      'a class that is not given to the user',
      {
        status: 500,
        body: { message: "You do not have access to the Apex class named 'AC_CallChain'." },
      },
      true,
    ],
    ['a failure of the server', { status: 500, body: { message: 'Apex CPU time limit exceeded' } }, false],
    ['nothing', null, false],
  ])('tells whether %s is one of access', (_, error, isOne) => {
    expect(isAccessError(error)).toBe(isOne);
  });
});
