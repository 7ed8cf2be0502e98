/** Files on their way to a record: one after the other, each with its progress, each to be cancelled. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { attachmentsKey, uploadAttachment } from '@/api/attachments';
import { isProblem, type ProblemError } from '@/api/problem';

export interface Upload {
  key: number;
  name: string;
  /** From 0 to 1. */
  share: number;
  error: ProblemError | null;
}

export function useUploads(object: string, record: string) {
  const client = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const aborts = useRef(new Map<number, AbortController>());
  const next = useRef(0);
  const queue = useRef(Promise.resolve());
  useEffect(() => {
    const open = aborts.current;
    return () => open.forEach((abort) => abort.abort());
  }, []);
  const change = (key: number, part: Partial<Upload>) => setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const drop = (key: number) => {
    aborts.current.delete(key);
    setUploads((all) => all.filter((one) => one.key !== key));
  };
  async function send(key: number, file: File, signal: AbortSignal) {
    if (signal.aborted) return;
    try {
      await uploadAttachment(object, record, file, (share) => change(key, { share }), signal);
      await client.invalidateQueries({ queryKey: attachmentsKey(object, record) });
      await client.invalidateQueries({ queryKey: ['records', object, 'one', record] });
      drop(key);
    } catch (error) {
      if (isProblem(error)) change(key, { error });
      else drop(key);
    }
  }
  function add(files: Iterable<File>) {
    for (const file of files) {
      const key = next.current++;
      const abort = new AbortController();
      aborts.current.set(key, abort);
      setUploads((all) => [...all, { key, name: file.name, share: 0, error: null }]);
      queue.current = queue.current.then(() => send(key, file, abort.signal));
    }
  }
  function cancel(key: number) {
    aborts.current.get(key)?.abort();
    drop(key);
  }
  return { uploads, add, cancel };
}
