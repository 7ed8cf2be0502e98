/** The company's settings: what the server sends and takes. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '@/api/client';

export interface CompanySettings {
  name: string;
  address: Record<string, string | null>;
  tax_number: string;
  languages: string[];
  language: string;
  currency: string;
  zone: string;
  week_start: string;
  figures: string | null;
  version: number;
}

export const WEEK_STARTS = ['monday', 'saturday', 'sunday'] as const;

export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: ({ signal }) => api.get<CompanySettings>('/company', { signal }),
});

export function saveCompany({ version, ...body }: CompanySettings): Promise<CompanySettings> {
  return api.put<CompanySettings>('/company', { version, body });
}
