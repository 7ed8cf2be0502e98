/** Takes a merge back and says so; a refusal is said as the server words it. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { undoMerge } from '@/api/merges';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';

export function useUnmerge(object: string) {
  const t = useT();
  const client = useQueryClient();
  return useCommand((merge: string, key) => undoMerge(merge, key), {
    onSuccess: async () => {
      notifications.show({ message: t('merges-undone'), color: 'teal' });
      await Promise.all(['records', 'duplicates'].map((key) => client.invalidateQueries({ queryKey: [key, object] })));
    },
    onError: (error) => notifications.show({ message: problemText(error, t), color: 'red', autoClose: 10_000 }),
  });
}
