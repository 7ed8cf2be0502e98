/** People who may sign in, with search, role and state; what is asked stands in the address. */
import { Button, Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { may, useMe } from '@/api/session';
import { type User, userRolesQuery, type UserQuestion, usersQuery } from '@/api/users';
import { useLanguage, useT } from '@/i18n/i18n';
import { type Column, DataTable, EmptyState, Loading, Page, ProblemAlert, Toolbar } from '@/ui';
import { UserStateBadge } from './UserStateBadge';

const STATES = ['active', 'invited', 'barred'] as const;

export default function UsersPage() {
  const t = useT();
  const me = useMe();
  const { language } = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Partial<UserQuestion>;
  const question: UserQuestion = { q: search.q ?? '', role: search.role ?? '', state: search.state ?? '' };
  const ask = useCallback(
    (part: Partial<UserQuestion>) => void navigate({ to: '/users', search: { ...search, ...part } as never, replace: true }),
    [navigate, search],
  );
  const [typed, setTyped] = useState(question.q);
  const askWords = useDebouncedCallback((q: string) => ask({ q }), 200);
  const roles = useQuery(userRolesQuery(language));
  const list = useInfiniteQuery({ ...usersQuery(question), placeholderData: keepPreviousData });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);
  const { fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError } = list;
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage({ cancelRefetch: false });
  }, [fetchNextPage, hasNextPage, isFetchingNextPage]);
  const open = useCallback((user: User) => void navigate({ to: '/users/$id' as never, params: { id: user.id } as never }), [navigate]);
  const names = useMemo(() => new Map(roles.data?.map((role) => [role.key, role.name])), [roles.data]);
  const held = useCallback((user: User) => user.roles.map((key) => names.get(key) ?? key).join(', '), [names]);
  const columns = useMemo<Column<User>[]>(
    () => [
      {
        key: 'login',
        label: t('users-login'),
        cell: (user) => (
          <Link to={`/users/${user.id}` as never} data-row-link>
            {user.login}
          </Link>
        ),
      },
      { key: 'name', label: t('users-name'), cell: (user) => user.name },
      { key: 'roles', label: t('users-roles'), cell: held },
      { key: 'unit', label: t('users-unit'), cell: (user) => user.unit?.label ?? '' },
      { key: 'state', label: t('users-state'), width: 150, cell: (user) => <UserStateBadge state={user.state} /> },
    ],
    [t, held],
  );
  const filtered = question.q !== '' || question.role !== '' || question.state !== '';
  return (
    <Page
      title={t('users-title')}
      fill
      actions={
        may(me, 'user', 'create') ? (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} renderRoot={(props) => <Link {...props} to={'/users/new' as never} />}>
            {t('users-invite')}
          </Button>
        ) : null
      }
    >
      <Toolbar>
        <TextInput
          type="search"
          aria-label={t('users-search')}
          placeholder={t('users-search')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            askWords(event.currentTarget.value.trim());
          }}
          style={{ flex: '1 1 200px', maxWidth: 320 }}
        />
        <Select
          aria-label={t('users-role')}
          placeholder={t('users-role')}
          clearable
          data={roles.data?.map(({ key, name }) => ({ value: key, label: name })) ?? []}
          value={question.role || null}
          onChange={(role) => ask({ role: role ?? '' })}
          style={{ flex: '0 1 180px' }}
        />
        <Select
          aria-label={t('users-state')}
          placeholder={t('users-state')}
          clearable
          data={STATES.map((state) => ({ value: state, label: t(`users-state-${state}`) }))}
          value={question.state || null}
          onChange={(state) => ask({ state: state ?? '' })}
          style={{ flex: '0 1 160px' }}
        />
      </Toolbar>
      {list.error ? <ProblemAlert error={list.error} retry={() => void list.refetch()} /> : null}
      {!list.data && !list.error ? <Loading rows={6} height={36} /> : null}
      {list.data && rows.length === 0 ? <EmptyState text={t(filtered ? 'users-none-found' : 'users-none')} /> : null}
      {rows.length > 0 ? (
        <DataTable
          label={t('users-title')}
          rows={rows}
          columns={columns}
          rowKey={(user) => user.id}
          onOpen={open}
          more={hasNextPage}
          moreFailed={isFetchNextPageError}
          loadMore={loadMore}
          card={(user) => (
            <>
              <Group justify="space-between" wrap="nowrap">
                <Link to={`/users/${user.id}` as never} data-row-link style={{ minHeight: 28, fontWeight: 600 }}>
                  {user.name}
                </Link>
                <UserStateBadge state={user.state} />
              </Group>
              <Text size="sm" c="dimmed">
                {[user.login, held(user)].filter(Boolean).join(' · ')}
              </Text>
            </>
          )}
        />
      ) : null}
    </Page>
  );
}
