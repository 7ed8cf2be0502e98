/** Who is to move: the name as the network shows it, the transfer's code until it is there. */
import { useQuery } from '@tanstack/react-query';
import { nodeQuery, type Transfer } from '@/api/network';

export function useWho(transfer: Transfer): string {
  const { data } = useQuery(nodeQuery(transfer.tree, transfer.member));
  return data ? `${data.name} · ${data.code}` : transfer.code;
}
