/** The way from a page back to the list it belongs to; not on paper. */
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';

interface BackLinkProps {
  to: string;
  label: string;
  /** What the list was asked for. */
  search?: Record<string, unknown>;
}

export function BackLink({ to, label, search }: BackLinkProps) {
  return (
    <Anchor component={Link} to={to} {...(search ? { search: search as never } : {})} size="sm" className="tl-no-print">
      ‹ {label}
    </Anchor>
  );
}
