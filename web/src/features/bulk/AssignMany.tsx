/** Another owner, another unit, or both, for many rows. */
import { Modal, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type BulkAim, ownersQuery } from '@/api/bulk';
import { fieldOf, type ObjectSchema } from '@/api/schema';
import { may, useMe } from '@/api/session';
import { useCandidates } from '@/entity/fields/ReferenceEdit';
import { useT } from '@/i18n/i18n';
import { FormButtons } from '@/ui/FormButtons';
import { ProblemAlert } from '@/ui/ProblemAlert';
import type { StartBulk } from './useStartBulk';

interface AssignManyProps {
  schema: ObjectSchema;
  chosen: string;
  start: StartBulk;
  aim: BulkAim;
  onClose: () => void;
}

interface PickProps {
  label: string;
  value: string | null;
  offered: { value: string; label: string }[];
  error: string | undefined;
  onSearch: (text: string) => void;
  onChange: (value: string | null) => void;
}

function Pick({ label, value, offered, error, onSearch, onChange }: PickProps) {
  const t = useT();
  return (
    <Select
      label={label}
      searchable
      clearable
      data={offered}
      // The server has searched already: offer all it found.
      filter={({ options }) => options}
      value={value}
      error={error}
      nothingFoundMessage={t('shell-nothing-found')}
      onSearchChange={onSearch}
      onChange={onChange}
    />
  );
}

export default function AssignMany({ schema, chosen, start, aim, onClose }: AssignManyProps) {
  const t = useT();
  const me = useMe();
  const [owner, setOwner] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [ownerText, setOwnerText] = useState('');
  const [unitText, setUnitText] = useState('');
  const [asked] = useDebouncedValue(ownerText, 200);
  const owners = useQuery({ ...ownersQuery(owner ? '' : asked), placeholderData: keepPreviousData });
  const hasUnit = may(me, 'unit', 'read') && !fieldOf(schema, 'unit') && schema.key !== 'unit';
  const units = useCandidates(hasUnit ? 'unit' : null, unit ? '' : unitText);
  return (
    <Modal opened onClose={onClose} title={`${t('bulk-assign')}: ${chosen}`} closeButtonProps={{ 'aria-label': t('shell-close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          start.mutate({ action: 'assign', ...aim, ...(owner ? { owner } : {}), ...(unit ? { unit } : {}) });
        }}
      >
        <Stack>
          {start.error ? <ProblemAlert error={start.error} shownFields={['owner', 'unit']} /> : null}
          <Pick
            label={t('bulk-owner')}
            value={owner}
            offered={(owners.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            error={start.error?.fieldErrors['owner']}
            onSearch={setOwnerText}
            onChange={setOwner}
          />
          {hasUnit ? (
            <Pick
              label={t('bulk-unit')}
              value={unit}
              offered={(units.data ?? []).map(({ id, label }) => ({ value: id, label }))}
              error={start.error?.fieldErrors['unit']}
              onSearch={setUnitText}
              onChange={setUnit}
            />
          ) : null}
          <FormButtons label={t('bulk-apply')} loading={start.isPending} disabled={!owner && !unit} onCancel={onClose} />
        </Stack>
      </form>
    </Modal>
  );
}
