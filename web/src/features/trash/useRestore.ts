/** Brings a record back from the trash and says so; a refusal is said as the server words it. */
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useCommand } from '@/api/command';
import { restoreRecord } from '@/api/trash';
import { useT } from '@/i18n/i18n';
import { problemText } from '@/ui/ProblemAlert';

export interface Restorable {
  id: string;
  name: string;
}

export function useRestore(object: string) {
  const t = useT();
  const client = useQueryClient();
  return useCommand(({ id }: Restorable, key) => restoreRecord(object, id, key), {
    onSuccess: async (_, { name }) => {
      notifications.show({ message: t('trash-restored', { name }), color: 'teal' });
      await client.invalidateQueries({ queryKey: ['records', object] });
    },
    onError: (error) => {
      const [field] = error.fields;
      notifications.show({ message: field ? field.title : problemText(error, t), color: 'red', autoClose: 10_000 });
    },
  });
}
