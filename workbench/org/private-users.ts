import { sourceFilesOf } from '#package-metadata';

/**
 * Makes users private in an org whose metadata it is joined to: as an administrator sets it in Setup → Sharing
 * Settings, where the default of internal users is Public Read Only.
 */
export const PRIVATE_USERS = sourceFilesOf({
  'objects/User/User.object-meta.xml':
    '<?xml version="1.0" encoding="UTF-8"?>\n<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">' +
    '<externalSharingModel>Private</externalSharingModel><sharingModel>Private</sharingModel></CustomObject>',
});
