/** The sponsor and placement trees as the API shows them, and transfers. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api } from './client';

export type TreeKind = 'sponsor' | 'placement';

export interface NetworkNode {
  id: string;
  code: string;
  name: string;
  rank: string | null;
  active: boolean;
  parent: string | null;
  slot: number | null;
  depth: number;
  children: number;
  downline: number;
  max_depth: number;
  volumes: Record<string, string>;
  volumes_as_of: string | null;
}

export interface NetworkStep {
  id: string;
  code: string;
  name: string;
  rank: string | null;
  active: boolean;
  downline: number;
}

export interface NetworkHit {
  id: string;
  code: string;
  name: string;
  active: boolean;
}

/** Breadth first; every array has one entry a node. A parent of -1 is a top. */
export interface NetworkOverview {
  version: number;
  root: string | null;
  ids: string[];
  parents: number[];
  depths: number[];
  counts: number[];
  rank: number[];
  ranks: string[];
  active: number[];
  more: boolean;
}

export interface Step {
  id: string;
  code: string;
  name: string;
}

export interface TransferPreview {
  members: number;
  lifted: number;
  path_before: Step[];
  path_after: Step[];
  losing: Step[];
  gaining: Step[];
  depth_change: number;
  later: boolean;
}

export interface TransferAsk {
  tree: TreeKind;
  member: string;
  new_parent: string | null;
  slot: number | null;
  with_branch: boolean;
  from: string;
  reason: string;
}

export interface Transfer {
  id: string;
  code: string;
  tree: TreeKind;
  member: string;
  new_parent: string | null;
  slot: number | null;
  with_branch: boolean;
  from: string;
  reason: string;
  state: 'asked' | 'approved' | 'executed' | 'rejected' | 'withdrawn' | 'failed';
  preview: TransferPreview | null;
  asked_by: string;
  asked_at: string;
  decided_by: string | null;
  decided_at: string | null;
  comment: string | null;
  may_decide: boolean;
  may_withdraw: boolean;
}

const CHILDREN = 100;
const OVERVIEW = 5000;

export const nodeQuery = (tree: TreeKind, id: string) =>
  queryOptions({ queryKey: ['network', tree, 'node', id], queryFn: ({ signal }) => api.get<NetworkNode>(`/network/${tree}/node/${id}`, { signal }) });

export const childrenQuery = (tree: TreeKind, id: string) =>
  infiniteQueryOptions({
    queryKey: ['network', tree, 'children', id],
    queryFn: ({ signal, pageParam }) => api.get<{ items: NetworkNode[]; next: string | null }>(`/network/${tree}/node/${id}/children`, { signal, query: { cursor: pageParam, limit: CHILDREN } }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next ?? undefined,
  });

export const pathQuery = (tree: TreeKind, id: string) =>
  queryOptions({ queryKey: ['network', tree, 'path', id], queryFn: async ({ signal }) => (await api.get<{ items: NetworkStep[] }>(`/network/${tree}/path/${id}`, { signal })).items });

export const overviewQuery = (tree: TreeKind, root: string | undefined) =>
  queryOptions({ queryKey: ['network', tree, 'overview', root ?? ''], queryFn: ({ signal }) => api.get<NetworkOverview>(`/network/${tree}/overview`, { signal, query: { root, limit: OVERVIEW } }) });

export const memberSearchQuery = (tree: TreeKind, q: string) =>
  queryOptions({
    queryKey: ['network', tree, 'search', q],
    queryFn: async ({ signal }) => (await api.get<{ items: NetworkHit[] }>('/network/search', { signal, query: { q, tree, limit: 20 } })).items,
    enabled: q !== '',
  });

export const transfersQuery = queryOptions({
  queryKey: ['network', 'transfers'],
  queryFn: async ({ signal }) => (await api.get<{ items: Transfer[] }>('/transfers', { signal })).items,
});

/** Transfers nobody has decided on yet. */
export const askedTransfersQuery = queryOptions({
  queryKey: ['network', 'transfers', 'asked'],
  queryFn: async ({ signal }) => (await api.get<{ items: Transfer[] }>('/transfers', { signal, query: { state: 'asked' } })).items,
});
