import { field } from './fields.ts';
import { fixed, must, picklist, reference, text, type Declared } from './declare-fields.ts';

/** The standard objects of those who call: customers, and what is done for them. */
export const CUSTOMER_OBJECTS: Record<string, Declared> = {
  Account: {
    prefix: '001',
    sharing: 'Private',
    data: true,
    fields: [
      text('Name', 255, must),
      field('Phone', 'phone'),
      field('Website', 'url'),
      field('Description', 'textarea', { length: 32000, longText: true }),
      reference('ParentId', ['Account'], 'ChildAccounts'),
    ],
  },
  Contact: {
    prefix: '003',
    sharing: 'Private',
    data: true,
    fields: [
      text('LastName', 80, must),
      text('FirstName', 40),
      text('Name', 121, fixed),
      field('Email', 'email'),
      field('Phone', 'phone'),
      field('MobilePhone', 'phone'),
      reference('AccountId', ['Account'], 'Contacts'),
    ],
  },
  Case: {
    prefix: '500',
    nameField: 'CaseNumber',
    sharing: 'Private',
    data: true,
    fields: [
      text('CaseNumber', 30, { ...fixed, autoNumberFormat: '{00000000}' }),
      text('Subject', 255),
      picklist('Status', ['New', 'Working', 'Escalated', 'Closed'], { defaultValue: 'New' }),
      picklist('Origin', ['Phone', 'Email', 'Web']),
      picklist('Priority', ['High', 'Medium', 'Low'], { defaultValue: 'Medium' }),
      field('Description', 'textarea', { length: 32000, longText: true }),
      reference('ContactId', ['Contact'], 'Cases'),
      reference('AccountId', ['Account'], 'Cases'),
    ],
  },
  Opportunity: {
    prefix: '006',
    sharing: 'Private',
    data: true,
    fields: [
      text('Name', 120, must),
      picklist('StageName', ['Prospecting', 'Negotiation', 'Closed Won', 'Closed Lost'], must),
      field('CloseDate', 'date', must),
      reference('AccountId', ['Account'], 'Opportunities'),
    ],
  },
  Task: {
    prefix: '00T',
    nameField: 'Subject',
    sharing: 'Private',
    data: true,
    fields: [
      text('Subject', 255),
      picklist('Status', ['Not Started', 'In Progress', 'Completed'], { defaultValue: 'Not Started' }),
      picklist('Priority', ['High', 'Normal', 'Low'], { defaultValue: 'Normal' }),
      reference('WhoId', ['Contact'], 'Tasks'),
      reference('WhatId', ['Account', 'Case'], 'Tasks'),
      field('ActivityDate', 'date'),
      picklist('CallType', ['Internal', 'Inbound', 'Outbound']),
      field('CallDurationInSeconds', 'int'),
      text('CallObject', 255),
      field('Description', 'textarea', { length: 32000, longText: true }),
    ],
  },
  // Only orgs with Service Cloud Voice or Sales Dialer have it.
  VoiceCall: {
    prefix: '0LQ',
    nameField: 'VendorCallKey',
    sharing: 'Private',
    data: true,
    fields: [
      text('VendorCallKey', 100),
      picklist('CallType', ['Inbound', 'Outbound', 'Transfer', 'Callback', 'Internal'], must),
      field('FromPhoneNumber', 'phone', must),
      field('ToPhoneNumber', 'phone', must),
      field('CallStartDateTime', 'datetime', must),
      field('CallEndDateTime', 'datetime', must),
      field('CallDurationInSeconds', 'int'),
    ],
  },
};
