/** The keys of the app: plain letters outside inputs, Ctrl/⌘ K, and what a list or the network takes while it has the focus. */
import { Kbd, Table } from '@mantine/core';
import { useT } from '@/i18n/i18n';
import { modKey } from '@/ui/useKey';

export function Keys() {
  const t = useT();
  const rows: [string[], string][] = [
    [[modKey(), 'K'], t('shell-key-search')],
    [['/'], t('shell-key-filter')],
    [['N'], t('shell-key-new')],
    [['J', 'K', '↓', '↑'], t('shell-key-move')],
    [['→', '←'], t('shell-key-cell')],
    [['Enter', 'F2'], t('shell-key-open')],
    [['E'], t('shell-key-edit')],
    [['Esc'], t('shell-key-close')],
    [['↑', '↓', '←', '→'], t('shell-key-walk')],
    [['+', '−', '0'], t('shell-key-zoom')],
    [['?'], t('shell-key-help')],
  ];
  return (
    <Table>
      <Table.Tbody>
        {rows.map(([keys, words]) => (
          <Table.Tr key={words}>
            <Table.Td w={150}>
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
