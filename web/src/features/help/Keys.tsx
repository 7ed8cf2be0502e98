/** The keys of the app. Only plain letters outside inputs, and Ctrl/⌘ K. */
import { Kbd, Table } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import { modKey } from '@/ui/useKey';

export function Keys() {
  const t = useT();
  const rows: [string[], string][] = [
    [[modKey(), 'K'], t('shell-key-search')],
    [['/'], t('shell-key-filter')],
    [['N'], t('shell-key-new')],
    [['J', 'K'], t('shell-key-move')],
    [['Enter'], t('shell-key-open')],
    [['E'], t('shell-key-edit')],
    [['Esc'], t('shell-key-close')],
    [['?'], t('shell-key-help')],
  ];
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([keys, words]) => (
          <Table.Tr key={words}>
            <Table.Td w={120}>
              {keys.map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </Table.Td>
            <Table.Td>{words}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
