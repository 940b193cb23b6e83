import { INTEGRATION_PROFILE } from './access/profiles.ts';

/** A person, or the integration, as the org is to have them. Profiles, roles and sets are given by name. */
export interface LocalUser {
  username: string;
  firstName?: string;
  lastName: string;
  alias: string;
  profile: string;
  role?: string;
  /** The role above, made with it. */
  parentRole?: string;
  permissionSets: string[];
  /** Permission set licenses, given before the sets. */
  licenses?: string[];
  /** Public groups and queues. */
  groups: string[];
  /** `de`, say; English without it. */
  language?: string;
  /** What the page's switch calls this user; without it the user is not offered there. */
  label?: string;
}

/** The users of the demonstration: those of the page's switch and the middleware's own. */
export const LOCAL_USERS: LocalUser[] = [
  {
    username: 'dana.reyes@northwind.example',
    firstName: 'Dana',
    lastName: 'Reyes',
    alias: 'dreyes',
    profile: 'Standard User',
    role: 'Contact Centre Agent',
    parentRole: 'Contact Centre Manager',
    permissionSets: ['AC_CallRecording'],
    groups: [],
    label: 'Dana Reyes · agent who took the calls',
  },
  {
    username: 'omar.haddad@northwind.example',
    firstName: 'Omar',
    lastName: 'Haddad',
    alias: 'ohaddad',
    profile: 'Standard User',
    role: 'Contact Centre Agent',
    parentRole: 'Contact Centre Manager',
    permissionSets: [],
    groups: [],
    label: 'Omar Haddad · agent without the permission set',
  },
  {
    username: 'priya.nair@northwind.example',
    firstName: 'Priya',
    lastName: 'Nair',
    alias: 'pnair',
    profile: 'Standard User',
    permissionSets: ['AC_CallRecording', 'AC_CallRecording_Download', 'AC_Supervisor'],
    groups: [],
    label: 'Priya Nair · supervisor',
  },
  {
    username: 'alex.morgan@northwind.example',
    firstName: 'Alex',
    lastName: 'Morgan',
    alias: 'amorgan',
    profile: 'System Administrator',
    permissionSets: ['AC_CallRecording', 'AC_CallRecording_Download', 'AC_Administrator'],
    groups: [],
    label: 'Alex Morgan · administrator',
  },
  {
    username: 'integration@northwind.example',
    lastName: 'Connect Integration',
    alias: 'connect',
    profile: 'Minimum Access - Salesforce',
    permissionSets: ['AC_Integration', 'AC_Integration_Transfer', 'AC_Integration_ViewUsers'],
    groups: ['AC_Integration_Users'],
  },
];

/** A user for the middleware as the guide recommends it, with the licence that is made for integrations. */
export const RECOMMENDED_INTEGRATION_USER: LocalUser = {
  username: 'middleware@northwind.example',
  lastName: 'Connect Middleware',
  alias: 'connmw',
  profile: INTEGRATION_PROFILE,
  permissionSets: [],
  groups: [],
};
