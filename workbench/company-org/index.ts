export { runBlock } from './anonymous-apex.ts';
export { COMPANY_METADATA, startCompanyOrg, type CompanyOrg } from './company-org.ts';
