/** One amount opened: sale, volume, the path with who was skipped and why, rank, rate, rounding. */
import { Badge, Drawer, Group, List, Stack, Table, Text, ThemeIcon, Timeline } from '@mantine/core';
import { IconArrowUp, IconCheck, IconCoin, IconMinus, IconPlayerSkipForward, IconShoppingCart, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Check, type Explanation, explanationQuery, type LinesOf, orderByCodeQuery } from '@/api/runs';
import { useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { useFormats, useLanguage, useT } from '@/i18n/i18n';
import { DateText, Loading, Money, Points, ProblemAlert } from '@/ui';
import { AskLine } from './AskLine';
import { conditionText } from './readable';

const STEP_ICONS = { source: IconShoppingCart, counted: IconArrowUp, forfeited: IconX, skipped: IconPlayerSkipForward, paid: IconCoin } as const;

/** Conditions with what is there and what is missing. */
export function Checks({ checks }: { checks: Check[] }) {
  const t = useT();
  const formats = useFormats();
  return (
    <List spacing={4} size="sm" listStyleType="none" center>
      {checks.map((check) => (
        <List.Item
          key={`${check.of} ${check.text}`}
          icon={
            <ThemeIcon size={20} radius="xl" variant="light" color={check.met ? 'teal' : 'red'}>
              {check.met ? <IconCheck size={14} aria-label={t('runs-check-met')} /> : <IconMinus size={14} aria-label={t('runs-check-missed')} />}
            </ThemeIcon>
          }
        >
          <Text span size="sm">
            {conditionText(t, formats, check.text)}
          </Text>
          {check.have !== null ? (
            <Text span size="sm" c="dimmed">
              {' '}
              {check.missing !== null
                ? t('runs-check-short', { have: formats.points(check.have), missing: formats.points(check.missing) })
                : t('runs-check-have', { have: formats.points(check.have) })}
            </Text>
          ) : null}
        </List.Item>
      ))}
    </List>
  );
}

/** The purchase itself, for those who may read it; to everybody else its code. */
function Purchase({ code }: { code: string }) {
  const found = useQuery(orderByCodeQuery(code));
  const order = found.data;
  return order ? <Link to={recordPath('order', order.id)}>{code}</Link> : <>{code}</>;
}

function Path({ line }: { line: Explanation }) {
  const t = useT();
  if (line.path.length === 0) return null;
  return (
    <section>
      <Text fw={600} mb="xs">
        {t('runs-explain-path')}
      </Text>
      <Timeline bulletSize={24} lineWidth={2} active={line.path.length}>
        {line.path.map((step, index) => {
          const Icon = STEP_ICONS[step.step];
          return (
            <Timeline.Item
              key={`${index}-${step.member?.id ?? ''}`}
              bullet={<Icon size={14} aria-hidden />}
              title={
                <Group gap="xs">
                  <span>{step.member ? `${step.member.name} · ${step.member.code}` : '–'}</span>
                  <Badge size="sm" variant="light" color={step.step === 'paid' ? 'teal' : step.step === 'counted' || step.step === 'source' ? 'blue' : 'gray'}>
                    {t(`runs-step-${step.step}`)}
                  </Badge>
                  {step.level ? <Badge size="sm" variant="outline">{t('runs-level', { level: step.level })}</Badge> : null}
                </Group>
              }
            >
              <Text size="sm" c="dimmed">
                {step.why}
              </Text>
            </Timeline.Item>
          );
        })}
      </Timeline>
    </section>
  );
}

function Parts({ line }: { line: Explanation }) {
  const t = useT();
  if (line.parts.length === 0) return null;
  return (
    <section>
      <Text fw={600} mb="xs">
        {t('runs-explain-parts')}
      </Text>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('runs-explain-part')}</Table.Th>
              <Table.Th ta="end">{t('runs-volume')}</Table.Th>
              <Table.Th ta="end">{t('runs-rate')}</Table.Th>
              <Table.Th ta="end">{t('runs-amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {line.parts.map((part, index) => (
              <Table.Tr key={index}>
                <Table.Td>
                  {part.what}
                  {part.sale ? (
                    <>
                      {' · '}
                      <Purchase code={part.sale} />
                    </>
                  ) : null}
                </Table.Td>
                <Table.Td ta="end">
                  <Points value={part.base} />
                </Table.Td>
                <Table.Td ta="end">{part.rate}</Table.Td>
                <Table.Td ta="end">
                  <Money value={{ amount: part.amount, currency: line.currency }} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {line.more_parts ? (
        <Text size="sm" c="dimmed">
          {t('runs-explain-more-parts')}
        </Text>
      ) : null}
    </section>
  );
}

function Explained({ line }: { line: Explanation }) {
  const t = useT();
  return (
    <Stack gap="lg">
      <Text fz={28} fw={600} lh="36px">
        <Money value={{ amount: line.amount, currency: line.currency }} />
      </Text>
      {line.sale ? (
        <section>
          <Text fw={600}>{t('runs-explain-sale')}</Text>
          <Text size="sm">
            <Purchase code={line.sale.code} /> · <DateText value={line.sale.date} /> · <Money value={{ amount: line.sale.amount, currency: line.currency }} />
            {line.sale.returned ? ` · ${t('runs-explain-returned')}` : ''}
          </Text>
          {line.sale.member ? (
            <Text size="sm" c="dimmed">
              {line.sale.member.name} · {line.sale.member.code}
            </Text>
          ) : null}
        </section>
      ) : null}
      <section>
        <Text fw={600}>{t('runs-volume')}</Text>
        <Text size="sm">{line.volume}</Text>
      </section>
      <Path line={line} />
      <section>
        <Text fw={600}>{t('runs-rate')}</Text>
        {line.rate.map((text) => (
          <Text size="sm" key={text}>
            {text}
          </Text>
        ))}
      </section>
      <Parts line={line} />
      {line.checks.length > 0 ? (
        <section>
          <Text fw={600} mb={4}>
            {line.rank ? t('runs-explain-checks-rank', { rank: line.rank, paid_as: line.paid_as || line.rank }) : t('runs-explain-checks')}
          </Text>
          <Checks checks={line.checks} />
        </section>
      ) : null}
      <section>
        <Text fw={600}>{t('runs-explain-rounding')}</Text>
        <Text size="sm">{line.rounding}</Text>
      </section>
      <Text size="xs" c="dimmed">
        {t('runs-explain-plan', { plan: line.plan, version: line.version })}
        {line.payee ? (
          <>
            {' · '}
            <Link to={recordPath('member', line.payee.id)}>{line.payee.name}</Link>
          </>
        ) : null}
      </Text>
    </Stack>
  );
}

export function LineExplanation({ of, no, onClose }: { of: LinesOf; no: number | null; onClose: () => void }) {
  const t = useT();
  const { language } = useLanguage();
  const mine = useMe().member?.id;
  const found = useQuery({ ...explanationQuery(of, no ?? 0, language), enabled: no !== null });
  return (
    <Drawer opened={no !== null} onClose={onClose} position="right" size="lg" title={found.data?.bonus ?? t('runs-why')} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      {found.error ? <ProblemAlert error={found.error} retry={() => void found.refetch()} /> : found.data ? <Explained line={found.data} /> : <Loading rows={6} />}
      {found.data && no !== null && 'period' in of && mine && (!of.member || of.member === mine) ? <AskLine key={`${of.period} ${no}`} period={of.period} no={no} /> : null}
    </Drawer>
  );
}
