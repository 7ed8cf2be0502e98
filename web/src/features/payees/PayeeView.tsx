/** Where a member is paid and on which terms, as the reader may see it; nothing can be changed here. */
import { Alert, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconEyeOff, IconHandStop } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { PayeeData, PayeeRecord } from '@/api/payees';
import { isLanguage, LANGUAGE_NAMES, useFormats, useLanguage, useT } from '@/i18n/i18n';
import { Money, None, Panel } from '@/ui';

function Said({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" c="dimmed" component="dt">
        {label}
      </Text>
      <Text component="dd" m={0} style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}

function Account({ data, masked }: { data: PayeeData; masked: boolean }) {
  const t = useT();
  const number = (text: string | null) => (text ? `${text}${masked ? ` (${t('payees-masked-part')})` : ''}` : <None />);
  return (
    <SimpleGrid component="dl" m={0} cols={{ base: 1, sm: 2 }}>
      <Said label={t('payees-method')}>{t(`payees-method-${data.method}`)}</Said>
      <Said label={t('payees-name')}>{data.name || <None />}</Said>
      {data.account === null || data.iban !== null ? <Said label="IBAN">{number(data.iban)}</Said> : null}
      {data.bic === null ? null : <Said label="BIC">{data.bic}</Said>}
      {data.account === null ? null : <Said label={t('payees-account')}>{number(data.account)}</Said>}
    </SimpleGrid>
  );
}

function Terms({ data }: { data: PayeeData }) {
  const t = useT();
  const { language } = useLanguage();
  const country = data.country ? (new Intl.DisplayNames([language], { type: 'region' }).of(data.country) ?? data.country) : t('payees-as-member');
  return (
    <SimpleGrid component="dl" m={0} cols={{ base: 1, sm: 2 }}>
      <Said label={t('payees-country')}>{country}</Said>
      <Said label={t('payees-profile')}>{data.profile ?? <None />}</Said>
      <Said label={t('payees-language')}>{data.language ? (isLanguage(data.language) ? LANGUAGE_NAMES[data.language] : data.language) : t('payees-as-member')}</Said>
    </SimpleGrid>
  );
}

function Listed({ none, items }: { none: string; items: ReactNode[] }) {
  if (items.length === 0) return <Text size="sm">{none}</Text>;
  return (
    <List size="sm">
      {items.map((item, index) => (
        <List.Item key={index}>{item}</List.Item>
      ))}
    </List>
  );
}

/** Holds that count today. */
function holding(data: PayeeData, today: string) {
  return data.holds.filter(({ from, until }) => from <= today && (until === null || until > today));
}

export function PayeeView({ payee, today, action }: { payee: PayeeRecord; today: string; action: ReactNode }) {
  const t = useT();
  const formats = useFormats();
  const { data, masked } = payee;
  const held = holding(data, today).length;
  return (
    <Stack maw={960}>
      {held > 0 ? <Alert role="note" color="amber" icon={<IconHandStop aria-hidden />} title={t('payees-holds-count', { count: held })} /> : null}
      {data.iban === null && data.account === null ? <Alert role="note" color="amber" title={t('payees-none')} /> : null}
      {masked ? (
        <Alert role="note" color="gray" icon={<IconEyeOff aria-hidden />} title={t('payees-masked')}>
          {payee.can_change ? t('payees-masked-change') : null}
        </Alert>
      ) : null}
      <Panel title={t('payees-account-part')} action={action}>
        <Account data={data} masked={masked} />
      </Panel>
      <Panel title={t('payees-terms')}>
        <Terms data={data} />
      </Panel>
      <Panel title={t('payees-holds')}>
        <Listed
          none={t('payees-holds-none')}
          items={data.holds.map(({ reason, from, until }) =>
            until === null ? t('payees-hold-open', { from: formats.date(from), reason }) : t('payees-hold-span', { from: formats.date(from), until: formats.date(until), reason }),
          )}
        />
      </Panel>
      <Panel title={t('payees-minimums')}>
        <Listed none={t('payees-minimums-none')} items={data.minimums.map((one) => <Money key={one.currency} value={one} />)} />
      </Panel>
      <Panel title={t('payees-guarantees')}>
        <Listed
          none={t('payees-guarantees-none')}
          items={data.guarantees.map(({ amount, currency, recoverable }) => (
            <span key={currency}>
              <Money value={{ amount, currency }} />
              {recoverable ? `, ${t('payees-draw-is')}` : ''}
            </span>
          ))}
        />
      </Panel>
    </Stack>
  );
}
