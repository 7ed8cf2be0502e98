/** A new request: whom it is about, what would be erased and kept, what stands in the way; then a copy, or the erasure. */
import { Alert, Button, Group, List, SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useCommand } from '@/api/command';
import { askCopy, type PersonRef, privacyPersonQuery, type PrivacyPerson } from '@/api/privacy';
import { may, useMe } from '@/api/session';
import { recordPath } from '@/app/feature';
import { useLanguage, useT } from '@/i18n/i18n';
import { BackLink, Loading, Page, Panel, ProblemAlert } from '@/ui';
import { EraseDialog } from './EraseDialog';
import { Figures } from './Figures';
import { Holds, Retention } from './Holds';
import { PersonSearch } from './PersonSearch';

function Records({ found }: { found: PrivacyPerson }) {
  const t = useT();
  return (
    <Panel title={t('privacy-records')}>
      <List listStyleType="none">
        {found.person.map(({ object, id, code, name }) => (
          <List.Item key={id}>
            <Link to={(object === 'user' ? `/users/${id}` : recordPath(object, id)) as never}>{name || code}</Link>
            {name && name !== code ? ` · ${code}` : ''}
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

function Found({ person, found }: { person: PersonRef; found: PrivacyPerson }) {
  const t = useT();
  const me = useMe();
  const navigate = useNavigate();
  const [erasing, setErasing] = useState(false);
  const copy = useCommand((whom: PersonRef, key) => askCopy(whom, key), {
    onSuccess: ({ id }) => navigate({ to: `/privacy/${id}` as never }),
  });
  const code = found.person[0]?.code ?? '';
  return (
    <Stack>
      <Records found={found} />
      {found.blocks.length > 0 ? (
        <Alert role="note" color="amber" title={t('privacy-blocked')}>
          <List size="sm">
            {found.blocks.map((block) => (
              <List.Item key={`${block.code} ${block.title}`}>{block.title}</List.Item>
            ))}
          </List>
        </Alert>
      ) : null}
      {copy.error ? <ProblemAlert error={copy.error} /> : null}
      <Group>
        {may(me, 'privacy', 'export') ? (
          <Button loading={copy.isPending} onClick={() => copy.mutate(person)}>
            {t('privacy-make-copy')}
          </Button>
        ) : null}
        {may(me, 'privacy', 'purge') ? (
          <Button color="red" variant="outline" disabled={found.blocks.length > 0} onClick={() => setErasing(true)}>
            {t('privacy-erase')}
          </Button>
        ) : null}
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <Panel title={t('privacy-would-erase')}>
          <Figures items={found.erased} label={t('privacy-would-erase')} />
        </Panel>
        <Panel title={t('privacy-would-keep')}>
          <Figures items={found.kept} label={t('privacy-would-keep')} />
        </Panel>
      </SimpleGrid>
      {may(me, 'privacy', 'update') ? (
        <>
          <Holds person={person} holds={found.holds} />
          <Retention key={found.retention_years} years={found.retention_years} />
        </>
      ) : null}
      {erasing ? <EraseDialog person={person} code={code} onClose={() => setErasing(false)} /> : null}
    </Stack>
  );
}

function Person({ person }: { person: PersonRef }) {
  const { language } = useLanguage();
  const found = useQuery(privacyPersonQuery(person, language));
  if (found.error) return <ProblemAlert error={found.error} retry={() => void found.refetch()} />;
  return found.data ? <Found person={person} found={found.data} /> : <Loading rows={6} />;
}

export default function NewRequestPage() {
  const t = useT();
  const navigate = useNavigate();
  const { object, record } = useSearch({ strict: false }) as { object?: string; record?: string };
  const person = object && record ? { object, record } : null;
  return (
    <Page title={t('privacy-new')} back={<BackLink to="/privacy" label={t('privacy-title')} />}>
      <Stack>
        <PersonSearch onFound={(whom) => void navigate({ to: '/privacy/new' as never, search: whom as never, replace: true })} />
        {person ? <Person key={`${person.object}/${person.record}`} person={person} /> : <Text c="dimmed">{t('privacy-search-hint')}</Text>}
      </Stack>
    </Page>
  );
}
