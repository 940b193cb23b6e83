const SEES_EVERYTHING =
  'it takes a signed-in user from whom sharing hides a call, and the middleware’s user sees every call';
const NO_APP = 'it would change the app that the middleware signs in through';
const NO_SUCH_COMPONENT = 'the package has no component of this kind';
const NO_RIGHT = 'it takes Apex that runs as a user without the right, which only tests can do';

/** By the id of the question: why no org is asked it. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  'inactive-user': 'it would deactivate a user',
  'hidden-field':
    'no field of the package is hidden from the middleware’s user, and other objects are not written',
  'hidden-record': SEES_EVERYTHING,
  transfer: 'the middleware’s user holds the permission Transfer Record',
  'file-on-hidden-record': SEES_EVERYTHING,
  'ui-hidden-record': SEES_EVERYTHING,
  'apex-an-object-that-the-user-may-not-create-edit-or-delete': NO_RIGHT,
  'apex-an-update-that-holds-a-master-which-cannot-change':
    'the package makes no such update, and the refusal itself is known: only its words are not',
  'apex-the-same-in-one-record-where-not-all-must-succeed-the-record-alone':
    'the package makes no such update, and the refusal itself is known: only its words are not',
  'deployment-leaving-out-the-tests': 'only a deployment that counts is refused, and none is made',
  'deployment-a-user-who-may-not-change-metadata':
    'it takes a deployment by a user without the right, and nothing depends on the words',
  'deployment-an-external-client-app-s-consumer-key-that-is-another-than-before': NO_APP,
  'deployment-an-element-of-an-external-client-app-that-comes-after-its-place-in-the-wsdl': NO_APP,
  'runas-assignment':
    'the package’s own tests give permission sets and run as the user: they pass only if an org does so too',
  'restored-in-apex': NO_RIGHT,
  'console-written-back': 'it would write an app of yours',
  'profile-name-of-minimum-access': 'nothing but this project’s own test data depends on it',
  'length-customobject-description':
    'it takes a new object, or one of the package deployed over the org’s own',
  'length-custommetadata-label': NO_SUCH_COMPONENT,
  'length-external-client-app-and-its-policies-label': NO_APP,
  'length-external-client-app-and-its-policies-description': NO_APP,
  'length-every-other-name': NO_SUCH_COMPONENT,
  'length-every-other-label': NO_SUCH_COMPONENT,
  'length-every-other-description': NO_SUCH_COMPONENT,
};
