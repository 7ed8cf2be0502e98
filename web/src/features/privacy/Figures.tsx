/** How much there is of what, and why it stays. */
import { Table, Text } from '@mantine/core';
import type { PrivacyFigure } from '@/api/privacy';
import { useFormats } from '@/i18n/i18n';
import { None } from '@/ui';

export function Figures({ items, label }: { items: PrivacyFigure[]; label: string }) {
  const formats = useFormats();
  if (items.length === 0) return <None />;
  return (
    <Table aria-label={label} verticalSpacing={4}>
      <Table.Tbody>
        {items.map((figure) => (
          <Table.Tr key={figure.label}>
            <Table.Td>
              {figure.label}
              {figure.why ? (
                <Text size="sm" c="dimmed">
                  {figure.why}
                </Text>
              ) : null}
            </Table.Td>
            <Table.Td ta="right" className="tl-numbers" style={{ verticalAlign: 'top' }}>
              {formats.integer(figure.count)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
